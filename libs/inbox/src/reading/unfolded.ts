import { toBinaryMode, type BinaryRecord } from '@kervan/contracts';
import type { IncomingRecord } from '@kervan/messaging';
import { storableAttributes } from './storable.js';

/** The binary form of a storable record, which is storable too. @throws KervanError EVENT_MALFORMED */
export function unfolded({ headers, value }: IncomingRecord): BinaryRecord {
  const binary = toBinaryMode(headers, value);
  return binary.headers === headers ? binary : { ...binary, headers: storableAttributes(binary.headers) };
}
