import { join } from 'node:path';
import { KervanError, type EventType } from '@kervan/contracts';
import { fieldsOf } from '../fields/event-field.js';
import { textAt } from '../fields/value-at.js';
import type { OutboundEvent, OutboundFormat } from '../format.js';
import { csvFormat } from '../rows/csv-format.js';
import { fixedWidthFormat } from '../rows/fixed-width-format.js';
import { ublTrFormat } from '../ubl-tr/ubl-tr-format.js';
import { outboundContracts, type DestinationFile } from './destination-file.js';
import { filled, placesOf } from './naming.js';

/** File systems take 255; while a file is written its name is longer. */
const LONGEST_NAME = 200;

/** A legacy system that reads files. */
export interface Destination {
  readonly name: string;
  readonly event: EventType;
  /** Full path of the folder that it reads. */
  readonly folder: string;
  /** Time of the day in Europe/Istanbul at which its file of the day is closed; null: it gets a file for each event. */
  readonly closeAt: string | null;
  readonly format: OutboundFormat;
  /** Whether it gets this event. */
  readonly takes: (event: OutboundEvent) => boolean;
  /** Name of the file for an event. @throws KervanError FORMAT_ERROR */
  readonly nameFor: (event: OutboundEvent) => string;
  /** Name of the file of a day, `2026-03-02`. */
  readonly nameOf: (day: string) => string;
}

/** @throws RangeError where what it declares does not fit the event or itself */
export function destinationOf(file: DestinationFile, root: string): Destination {
  const { name, event: type, since, files } = file;
  const contract = outboundContracts.find((each) => each.type === type);
  if (!contract) throw new RangeError(`event: ${type} is not told to destinations`);
  const fields = fieldsOf(contract.schema);
  if (files.per === 'event') refuseAmbiguous(files.name, contract.key, fields);
  return {
    name,
    event: type,
    folder: join(root, file.folder),
    closeAt: files.per === 'day' ? files.closeAt : null,
    format: formatOf(file, fields),
    takes: (event) => event.type === type && event.data.issueDate >= since,
    nameFor: ({ id, data }) =>
      fit(filled(files.name, (place) => (place === 'eventId' ? id : textAt(data, [place])))),
    nameOf: (day) => filled(files.name, () => day),
  };
}

type Fields = ReturnType<typeof fieldsOf>;

/** @throws RangeError for a pattern that would give two events one name, or has a place for what no event has */
function refuseAmbiguous(pattern: string, key: string, fields: Fields): void {
  const places = placesOf(pattern);
  const unknown = places.find((place) => place !== 'eventId' && fields.get(place)?.list !== null);
  if (unknown !== undefined) throw new RangeError(`files.name: the event has no field ${unknown}`);
  if (!places.includes('eventId') && !places.includes(key))
    throw new RangeError(`files.name: must have {${key}} or {eventId}, so that no two events share a file`);
}

/** @throws KervanError FORMAT_ERROR */
function fit(fileName: string): string {
  if (fileName.length <= LONGEST_NAME) return fileName;
  throw new KervanError('FORMAT_ERROR', `files.name: ${fileName.slice(0, 40)}... is too long for a file`);
}

function formatOf({ write }: DestinationFile, fields: Fields): OutboundFormat {
  switch (write.format) {
    case 'csv':
      return csvFormat(write, fields);
    case 'fixedWidth':
      return fixedWidthFormat(write, fields);
    case 'ubl-tr':
      return ublTrFormat(write);
  }
}
