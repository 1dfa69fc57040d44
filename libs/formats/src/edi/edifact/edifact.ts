import type { SchemedId } from '../../canonical/party.js';
import type { Parse } from '../../parsed.js';
import { parserOf } from '../../file-reader.js';
import { InterchangeReader } from '../interchange-reader.js';
import type { Segment } from '../segment.js';
import { schemeOf } from '../scheme-of.js';
import type { Syntax } from '../syntax.js';
import { charsets } from './charsets.js';
import { bareTypes, correspondentSchemes } from './codes.js';
import { mapEdifact } from './map-edifact.js';
import { beginEdifact } from './una.js';

export const edifact: Syntax = {
  name: 'EDIFACT',
  envelope: {
    interchange: { open: 'UNB', close: 'UNZ', reference: 5, count: 1, closingReference: 2 },
    group: { open: 'UNG', close: 'UNE', reference: 5, count: 1, closingReference: 2 },
    message: { open: 'UNH', close: 'UNT', reference: 1, count: 1, closingReference: 2 },
    beside: ['UNO', 'UNP'],
  },
  beginningSize: 9,
  begin: beginEdifact,
  charsetOf: (interchange) => charsets.get(interchange.at(1) ?? '') ?? 'utf-8',
  senderOf: (interchange) => correspondent(interchange, 2),
  receiverOf: (interchange) => correspondent(interchange, 3),
  typeOf: (message) => message.at(2) ?? '',
  bareTypeOf: (segment) => (segment.tag === 'BGM' ? (bareTypes.get(segment.at(1) ?? '') ?? null) : null),
  packageSizeAfter: (segment) => (segment.tag === 'UNO' ? packageSize(segment) : 0),
  map: mapEdifact,
};

/**
 * EDIFACT interchanges of syntax 1 to 4: ORDERS, INVOIC and DESADV from D.93A on become documents, other messages are
 * passed. A message without UNH is taken for what its BGM says.
 */
export const parseEdifact: Parse = parserOf((tolerance) => new InterchangeReader(edifact, tolerance));

function correspondent(interchange: Segment, element: number): SchemedId | null {
  const [id, qualifier] = [interchange.at(element), interchange.at(element, 2)];
  return id === null ? null : { scheme: schemeOf(correspondentSchemes, qualifier), id };
}

/** Octets of the object that follows (ISO 9735-8, data element 0810). */
function packageSize(segment: Segment): number {
  const size = segment.at(4) ?? '';
  return /^\d{1,12}$/.test(size) ? Number(size) : 0;
}
