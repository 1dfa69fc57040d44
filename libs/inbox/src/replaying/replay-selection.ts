import { KervanError, toBinaryMode } from '@kervan/contracts';
import type { IncomingRecord } from '@kervan/messaging';
import { z } from 'zod';

const text = z.string().min(1).max(500);
const time = z.iso.datetime({ offset: true });
const offset = z.int().min(0);

/** Which events a replay handles: those for which every given part holds; nothing given is everything. */
export const ReplaySelection = z.strictObject({
  keys: z.array(text).min(1).max(1_000).optional(),
  /** Event types, `erp.sales.FaturaKesildi.v1`. */
  types: z.array(text).min(1).max(100).optional(),
  /** Time of the record on the broker, inclusive. */
  from: time.optional(),
  /** Time of the record on the broker, exclusive. */
  to: time.optional(),
  /** The only partitions that are read, from an offset, inclusive, to one, exclusive. */
  positions: z
    .array(
      z.strictObject({
        topic: text,
        partition: z.int().min(0),
        from: offset.optional(),
        to: offset.optional(),
      }),
    )
    .min(1)
    .max(1_000)
    .optional(),
});
export type ReplaySelection = z.output<typeof ReplaySelection>;

/** Whether everything is replayed: only such a copy can take the place of the running tables. */
export function isWhole(selection: ReplaySelection): boolean {
  return Object.keys(selection).length === 0;
}

/** Whether a record is to be handled; where it begins and ends by offset is not asked here. */
export function selects(selection: ReplaySelection): (record: IncomingRecord) => boolean {
  const { keys, types, from = '0000-01-01T00:00:00Z', to = '9999-12-31T00:00:00Z' } = selection;
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const wantedKeys = keys && new Set(keys);
  const wantedTypes = types && new Set(types);
  return (record) =>
    record.timestamp >= start &&
    record.timestamp < end &&
    (!wantedKeys || (record.key !== null && wantedKeys.has(record.key))) &&
    (!wantedTypes || wantedTypes.has(typeOf(record)));
}

function typeOf({ headers, value }: IncomingRecord): string {
  try {
    return toBinaryMode(headers, value).headers['ce_type'] ?? '';
  } catch (error) {
    if (error instanceof KervanError) return '';
    throw error;
  }
}
