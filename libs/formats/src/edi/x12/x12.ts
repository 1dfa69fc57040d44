import type { SchemedId } from '../../canonical/party.js';
import type { Parse } from '../../parsed.js';
import { parserOf } from '../../file-reader.js';
import { InterchangeReader } from '../interchange-reader.js';
import { schemeOf } from '../scheme-of.js';
import type { Segment } from '../segment.js';
import type { Syntax } from '../syntax.js';
import { correspondentSchemes } from './codes.js';
import { beginX12, isaSize } from './isa.js';
import { mapX12 } from './map-x12.js';

export const x12: Syntax = {
  name: 'X12',
  envelope: {
    interchange: { open: 'ISA', close: 'IEA', reference: 13, count: 1, closingReference: 2 },
    group: { open: 'GS', close: 'GE', reference: 6, count: 1, closingReference: 2 },
    message: { open: 'ST', close: 'SE', reference: 2, count: 1, closingReference: 2 },
    beside: ['TA1'],
  },
  beginningSize: isaSize,
  begin: beginX12,
  charsetOf: () => 'utf-8',
  senderOf: (interchange) => correspondent(interchange, 5),
  receiverOf: (interchange) => correspondent(interchange, 7),
  typeOf: (message) => message.at(1) ?? '',
  bareTypeOf: () => null,
  packageSizeAfter: () => 0,
  map: mapX12,
};

/** X12 interchanges: 850, 810 and 856 become documents, other transaction sets are passed. */
export const parseX12: Parse = parserOf((tolerance) => new InterchangeReader(x12, tolerance));

/** @param qualifier element of the qualifier; the id follows it. */
function correspondent(interchange: Segment, qualifier: number): SchemedId | null {
  const id = interchange.at(qualifier + 1);
  return id === null ? null : { scheme: schemeOf(correspondentSchemes, interchange.at(qualifier)), id };
}
