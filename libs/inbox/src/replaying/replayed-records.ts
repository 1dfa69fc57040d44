import { KervanError, sequenceText, VOID_TYPE, type Sequence } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { IncomingRecord } from '@kervan/messaging';
import { eventIdOf } from '../reading/event-id-of.js';
import { overriddenRecord } from '../reading/overridden-record.js';
import { type ReplaySelection, selects } from './replay-selection.js';

/** A range of sequences of a key that an operator skipped. */
export interface SkippedRange {
  readonly key: string;
  readonly epoch: number;
  readonly from: number;
  readonly to: number;
}

/** Records to be handled together, after the marks have passed what was skipped before them. */
export interface Piece {
  readonly skippedBefore: readonly SkippedRange[];
  readonly records: readonly IncomingRecord[];
}

interface Override {
  readonly eventId: string;
  readonly payload: string | null;
}

/**
 * What a replay reads instead of what was published: the edits of operators, and in the place of what was skipped or is
 * not selected an event that only moves the mark.
 */
export class ReplayedRecords {
  readonly #selected: (record: IncomingRecord) => boolean;

  /** @param database where unqualified names mean the edits and skips of the running consumer. */
  constructor(
    private readonly database: Pick<Db, 'query'>,
    private readonly consumer: string,
    selection: ReplaySelection,
  ) {
    this.#selected = selects(selection);
  }

  async read(topic: string, records: readonly IncomingRecord[]): Promise<readonly Piece[]> {
    const [overrides, skipped] = await Promise.all([
      this.#overrides(topic, records),
      this.#skipped(topic, records),
    ]);
    const pieces: { skippedBefore: readonly SkippedRange[]; records: IncomingRecord[] }[] = [];
    for (const record of records) {
      const ranges = skipped.get(record.key ?? '') ?? [];
      const sequence = ranges.length > 0 ? sequenceOf(record) : null;
      const before = ranges.filter((range) => sequence && isBefore(range, sequence));
      const followsOne =
        sequence && before.some(({ epoch, to }) => epoch === sequence.epoch && to + 1 === sequence.number);
      if (pieces.length === 0 || followsOne)
        pieces.push({ skippedBefore: followsOne ? before : [], records: [] });
      const within = ranges.some((range) => sequence && isWithin(range, sequence));
      pieces.at(-1)?.records.push(this.#read(record, overrides, within));
    }
    return pieces;
  }

  #read(
    record: IncomingRecord,
    overrides: ReadonlyMap<string, string | null>,
    skipped: boolean,
  ): IncomingRecord {
    if (skipped || !this.#selected(record)) return overridden(record, null);
    const payload = overrides.size === 0 ? undefined : overrides.get(eventIdOf(record));
    return payload === undefined ? record : overridden(record, payload);
  }

  async #overrides(
    topic: string,
    records: readonly IncomingRecord[],
  ): Promise<ReadonlyMap<string, string | null>> {
    const rows = await this.database.query<Override>(
      `SELECT event_id AS "eventId", payload FROM event_override
       WHERE consumer = $1 AND topic = $2 AND event_id = ANY($3)`,
      [this.consumer, topic, records.map(eventIdOf)],
    );
    return new Map(rows.map(({ eventId, payload }) => [eventId, payload]));
  }

  async #skipped(
    topic: string,
    records: readonly IncomingRecord[],
  ): Promise<ReadonlyMap<string, readonly SkippedRange[]>> {
    const rows = await this.database.query<SkippedRange>(
      `SELECT key, epoch, from_sequence AS "from", to_sequence AS "to" FROM inbox_skipped
       WHERE consumer = $1 AND topic = $2 AND key = ANY($3) ORDER BY key, epoch, from_sequence`,
      [this.consumer, topic, [...new Set(records.map(({ key }) => key))]],
    );
    const byKey = new Map<string, SkippedRange[]>();
    for (const range of rows) byKey.set(range.key, [...(byKey.get(range.key) ?? []), range]);
    return byKey;
  }
}

/** What cannot be taken apart is not read either: its envelope says what it is now. */
function overridden(record: IncomingRecord, payload: string | null): IncomingRecord {
  try {
    return overriddenRecord(record, payload);
  } catch (error) {
    if (!(error instanceof KervanError) || error.code !== 'EVENT_MALFORMED') throw error;
    return payload === null ? { ...record, headers: { ...record.headers, ce_type: VOID_TYPE } } : record;
  }
}

function sequenceOf({ headers }: IncomingRecord): Sequence | null {
  return sequenceText.safeParse(headers['ce_sequence']).data ?? null;
}

function isBefore({ epoch, to }: SkippedRange, sequence: Sequence): boolean {
  return epoch < sequence.epoch || (epoch === sequence.epoch && to < sequence.number);
}

function isWithin({ epoch, from, to }: SkippedRange, sequence: Sequence): boolean {
  return epoch === sequence.epoch && from <= sequence.number && sequence.number <= to;
}
