import type { BrokerPosition, Delivery, Silence } from '@kervan/console-api';
import { grouped } from './grouped.js';

/** How far the receipts of a consumer reach in one partition. */
export interface Stream {
  readonly consumer: string;
  readonly topic: string;
  readonly partition: number;
  readonly firstOffset: number;
  readonly lastOffset: number;
  readonly lastAt: Date;
}

/** Where a consumer said that it began and goes on, when its service last answered. */
export interface ConsumerPositions {
  readonly consumer: string;
  readonly reachable: boolean;
  /** RFC 3339; null: it never answered. */
  readonly seenAt: string | null;
  readonly positions: readonly ConsumerPosition[];
}

export interface ConsumerPosition {
  readonly topic: string;
  readonly partition: number;
  readonly firstOffset: number;
  readonly nextOffset: number;
}

/** A record on the broker and when it came there. */
export interface WitnessedPlace extends BrokerPosition {
  readonly at: Date;
}

/** Who reads what, by the receipts of consumers and by what they say themselves. */
export class Subscriptions {
  readonly #streams: ReadonlyMap<string, readonly Stream[]>;
  readonly #positions: ReadonlyMap<string, readonly (ConsumerPosition & { readonly consumer: string })[]>;
  readonly #consumers: ReadonlyMap<string, ConsumerPositions>;

  constructor(streams: readonly Stream[], consumers: readonly ConsumerPositions[]) {
    this.#streams = grouped(streams, partitionOf);
    const positions = consumers.flatMap((each) =>
      each.positions.map((position) => ({ ...position, consumer: each.consumer })),
    );
    this.#positions = grouped(positions, partitionOf);
    this.#consumers = new Map(consumers.map((each) => [each.consumer, each]));
  }

  /** Consumers at which a record is due, by name. One that began after it never gets it. */
  consumersOf(place: BrokerPosition): string[] {
    const readers = [
      ...(this.#streams.get(partitionOf(place)) ?? []),
      ...(this.#positions.get(partitionOf(place)) ?? []),
    ];
    const due = readers.filter(({ firstOffset }) => firstOffset <= place.offset);
    return [...new Set(due.map(({ consumer }) => consumer))].sort();
  }

  /** A delivery that is due and of which no receipt came. */
  untold(consumer: string, place: WitnessedPlace): Delivery {
    const silent = this.#silence(consumer, place);
    const nothing = { attempts: 0, duplicates: 0, firstAt: null, lastAt: null, durationMs: null };
    return {
      consumer,
      state: silent ? 'unknown' : 'waiting',
      ...nothing,
      fingerprint: null,
      touched: [],
      silent,
    };
  }

  /** Null: the consumer answers and has not come so far. */
  #silence(consumer: string, place: WitnessedPlace): Silence | null {
    const isIt = (each: { readonly consumer: string }) => each.consumer === consumer;
    const stream = this.#streams.get(partitionOf(place))?.find(isIt);
    const position = this.#positions.get(partitionOf(place))?.find(isIt);
    const lastReceiptAt = stream?.lastAt.toISOString() ?? null;
    const silent = (since: string | null): Silence => ({ service: consumer, since });
    if (stream && stream.lastOffset > place.offset) return silent(place.at.toISOString());
    if (position && position.nextOffset > place.offset) return silent(lastReceiptAt);
    const said = this.#consumers.get(consumer);
    return said?.reachable ? null : silent(said?.seenAt ?? lastReceiptAt);
  }
}

function partitionOf({ topic, partition }: { readonly topic: string; readonly partition: number }): string {
  return `${topic}/${partition}`;
}
