import { partitionFor, partitionKey } from '@kervan/messaging';
import type { OutboxRow } from '../outbox-row.js';

/** Rows of a partition that are kept to try it again with. */
const PROBE_ROWS = 16;
/** Units of text of these, unless the first one alone is larger. */
const PROBE_UNITS = 500_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** What a row without its content counts: 250,000 of them fill the look-ahead of 8 MB, and then nothing more is read. */
const BARE_BYTES = 32;

/** A partition that cannot be written now. */
interface Place {
  /** Its first rows. Empty while they are on the way, or when their lanes were given up. */
  probe: OutboxRow[];
  /** The others without their content. */
  bare: OutboxRow[];
  tryAt: number;
  pauseMs: number;
}

/**
 * Rows of partitions that cannot be written while others can. They stay held, so that no floor passes them, but only the
 * first ones in full: when these get through, the others are read again.
 */
export class Aside {
  readonly #places = new Map<string, Place>();
  /** Of topics with such a partition; a topic whose partitions could not be counted waits as if it had one. */
  readonly #partitions = new Map<string, number>();
  #bare = 0;

  constructor(
    private readonly partitionsOf: (topic: string) => number | undefined,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  get bytes(): number {
    return this.#bare * BARE_BYTES;
  }

  /** Milliseconds until the first partition is tried again, or null. */
  get nextInMs(): number | null {
    if (this.#places.size === 0) return null;
    const tryAt = Math.min(...[...this.#places.values()].map((place) => place.tryAt));
    return Math.max(0, tryAt - this.clock());
  }

  /** Whether the partition of the row waits. */
  holds(row: Pick<OutboxRow, 'topic' | 'key'>): boolean {
    const partitions = this.#partitions.get(row.topic);
    return partitions !== undefined && this.#places.has(nameOf(row, partitions));
  }

  /** Rows that were sent in vain, in order: none of their partitions waits yet. */
  put(rows: readonly OutboxRow[]): void {
    for (const row of rows) {
      const partitions = this.#partitions.get(row.topic) ?? this.partitionsOf(row.topic) ?? 1;
      this.#partitions.set(row.topic, partitions);
      const name = nameOf(row, partitions);
      const place = this.#places.get(name) ?? this.#newPlace();
      this.#places.set(name, place);
      if (fits(place, row)) place.probe.push(row);
      else this.#strip(place, row);
    }
  }

  /** A row whose partition waits waits with it. */
  add(row: OutboxRow): void {
    const place = this.#places.get(nameOf(row, this.#partitions.get(row.topic) ?? 1));
    if (place) this.#strip(place, row);
  }

  /** Rows of a partition to try again with now; none where its rows were given up meanwhile. */
  due(): { readonly name: string; readonly rows: OutboxRow[] } | undefined {
    for (const [name, place] of this.#places) {
      if (place.tryAt > this.clock()) continue;
      place.tryAt = this.clock() + place.pauseMs;
      place.pauseMs = Math.min(place.pauseMs * 2, LONGEST_PAUSE_MS);
      const rows = place.probe;
      place.probe = [];
      return { name, rows };
    }
    return undefined;
  }

  /** They did not get through. */
  back(name: string, rows: readonly OutboxRow[]): void {
    const place = this.#places.get(name);
    if (place) place.probe = [...rows];
  }

  /** Lanes of the rows that must be read again before the partition may be written as usual. */
  lanesOf(name: string): ReadonlySet<number> {
    return new Set(this.#places.get(name)?.bare.map(({ lane }) => lane));
  }

  /** The partition does not wait any more: nothing of it is left here. */
  end(name: string): void {
    this.#bare -= this.#places.get(name)?.bare.length ?? 0;
    this.#places.delete(name);
    const topics = new Set([...this.#places.keys()].map(topicOf));
    for (const topic of this.#partitions.keys()) if (!topics.has(topic)) this.#partitions.delete(topic);
  }

  drop(of: (row: OutboxRow) => boolean): OutboxRow[] {
    const dropped: OutboxRow[] = [];
    const stays = (row: OutboxRow): boolean => {
      if (!of(row)) return true;
      dropped.push(row);
      return false;
    };
    for (const place of this.#places.values()) {
      place.probe = place.probe.filter(stays);
      this.#bare -= place.bare.length;
      place.bare = place.bare.filter(stays);
      this.#bare += place.bare.length;
    }
    return dropped;
  }

  #newPlace(): Place {
    return { probe: [], bare: [], tryAt: this.clock() + FIRST_PAUSE_MS, pauseMs: 2 * FIRST_PAUSE_MS };
  }

  #strip(place: Place, row: OutboxRow): void {
    place.bare.push({ ...row, headers: '', payload: '' });
    this.#bare++;
  }
}

/** Whether the row may go with the first ones; never past one that does not. */
function fits({ probe, bare }: Place, row: OutboxRow): boolean {
  if (bare.length > 0 || probe.length >= PROBE_ROWS) return false;
  const units = [...probe, row].reduce(
    (sum, { headers, payload }) => sum + headers.length + payload.length,
    0,
  );
  return probe.length === 0 || units <= PROBE_UNITS;
}

function nameOf({ topic, key }: Pick<OutboxRow, 'topic' | 'key'>, partitions: number): string {
  return partitionKey(topic, partitionFor(key, partitions));
}

function topicOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/'));
}
