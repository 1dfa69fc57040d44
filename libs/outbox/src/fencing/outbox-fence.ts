import { KervanError, type FenceRecord } from '@kervan/contracts';
import type { Database, Session } from '@kervan/database';
import { atMost } from '../relay/at-most.js';
import { FenceTable, type DatabaseFence } from './fence-table.js';
import { FenceTopic, isAhead, type FenceBroker } from './fence-topic.js';
import { positionsSince } from './positions.js';

/** A raise under way is awaited for so long when the fence is closed. */
const CLOSE_MS = 2_000;

/** What a fence works with. */
export interface OutboxFenceParts {
  /** Service whose outbox it is. */
  readonly service: string;
  /** Login of the role `kervan_publisher`. */
  readonly database: Database;
  readonly broker: FenceBroker;
}

/**
 * Tells whether the database of an outbox is the one that wrote what is on the broker. It holds for as long as its
 * connection: whoever publishes opens his own connections first, then checks, and begins anew when one of them is lost.
 */
export class OutboxFence {
  readonly #table: FenceTable;
  readonly #topic: FenceTopic;
  /** Topics whose ends were written, or that have no order to keep. */
  readonly #covered = new Set<string>();
  #raising: Promise<void> = Promise.resolve();

  private constructor(
    private readonly parts: OutboxFenceParts,
    private readonly session: Session,
  ) {
    this.#table = new FenceTable(session);
    this.#topic = new FenceTopic(parts.broker, parts.service);
  }

  /** @throws KervanError DATABASE_UNAVAILABLE */
  static async open(parts: OutboxFenceParts): Promise<OutboxFence> {
    return new OutboxFence(parts, await parts.database.session());
  }

  /**
   * Before anything is published over connections that were opened before. The broker is read first, so that another
   * publisher that raises the fence meanwhile is no alarm.
   *
   * @throws KervanError OUTBOX_RESTORED, also while an operator or another publisher has fenced the outbox;
   * BROKER_UNAVAILABLE, DATABASE_UNAVAILABLE
   */
  async check(): Promise<void> {
    await this.#table.planFreely();
    await this.#readUnlessFenced();
    const seen = await this.#topic.highest();
    if (seen === null) return;
    const own = await this.#readUnlessFenced();
    if (isAhead(seen, own)) {
      await this.#hold(`the broker has seen ${placeOf(seen, own)}, the database is at ${placeOf(own, seen)}`);
    }
    await positionsSince(this.parts.broker, seen, async (positions) => {
      const unknown = await this.#table.unknown(positions);
      if (unknown === null) return;
      const { topic, key, epoch, number } = unknown;
      await this.#hold(
        `${topic} holds an event at epoch ${epoch}, sequence ${number} of key ${key} that is not of here`,
      );
    });
  }

  /**
   * After the check and each minute: the less often, the more is read by the next check.
   *
   * @throws KervanError OUTBOX_RESTORED while it is fenced; BROKER_UNAVAILABLE, DATABASE_UNAVAILABLE
   */
  raise(): Promise<void> {
    const raising = this.#raising.catch(() => undefined).then(() => this.#raise());
    this.#raising = raising;
    return raising;
  }

  /** To be awaited before the first record of a topic: from here on, the next check reads it. @throws as `raise` */
  async cover(topic: string): Promise<void> {
    if (this.#covered.has(topic)) return;
    // What has no order to keep is in no fence.
    if ((await this.#table.topics()).includes(topic)) await this.raise();
    this.#covered.add(topic);
  }

  async close(): Promise<void> {
    await atMost(
      CLOSE_MS,
      this.#raising.catch(() => undefined),
    );
    this.session.close();
    await this.#topic.close();
  }

  async #raise(): Promise<void> {
    // The ends first: what lies below them was committed before the fence is.
    const ends = await this.#ends(await this.#table.topics());
    const raised = await this.#table.raise();
    if (raised === null) throw restored(this.parts.service, 'it is fenced');
    const { epoch, fence, system } = raised;
    await this.#topic.write({ epoch, fence, system, ends, at: new Date().toISOString() });
    for (const topic of Object.keys(ends)) this.#covered.add(topic);
  }

  async #ends(topics: readonly string[]): Promise<FenceRecord['ends']> {
    const endsOf = async (topic: string): Promise<[string, number[]]> => {
      const offsets = await this.parts.broker.offsets(topic).catch(noneWhereMissing);
      return [topic, offsets.map(({ end }) => end)];
    };
    const ends = await Promise.all(topics.map(endsOf));
    return Object.fromEntries(ends.filter(([, own]) => own.length > 0));
  }

  async #readUnlessFenced(): Promise<DatabaseFence> {
    const own = await this.#table.read();
    if (own === null) throw new KervanError('INTERNAL', 'outbox_meta is empty');
    if (own.fenced !== null) throw restored(this.parts.service, own.fenced);
    return own;
  }

  async #hold(reason: string): Promise<never> {
    await this.#table.hold(reason);
    throw restored(this.parts.service, reason);
  }
}

function restored(service: string, reason: string): KervanError {
  const todo = `nothing is published until a new epoch begins: POST /ops/outbox/new-epoch of ${service}`;
  return new KervanError('OUTBOX_RESTORED', `the outbox of ${service} was restored: ${reason}; ${todo}`);
}

/** The cluster is named where it is another one. */
function placeOf(one: Omit<DatabaseFence, 'fenced'>, other: { readonly system: string }): string {
  const place = `epoch ${one.epoch}, fence ${one.fence}`;
  return one.system === other.system ? place : `${place} of system ${one.system}`;
}

function noneWhereMissing(error: unknown): [] {
  if (error instanceof KervanError && error.code === 'TOPIC_MISSING') return [];
  throw error;
}
