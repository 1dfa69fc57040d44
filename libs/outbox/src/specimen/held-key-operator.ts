import type { Db } from '@kervan/database';
import type { KeyAddress } from '../holding/held-key.js';
import { releaseKeys, type ReleaseFilter } from '../holding/operating/release-keys.js';
import { skipRefused, type Skipped } from '../holding/operating/skip-refused.js';
import { listHeldKeys, type HeldKeyView } from '../holding/operating/list-held-keys.js';
import type { OutboxFixture } from './outbox-fixture.js';

const PAUSE = 'SELECT pg_sleep(0.02)';

/** For specs: somebody who operates the held keys of an outbox. */
export class HeldKeyOperator {
  constructor(private readonly outbox: OutboxFixture) {}

  keys(): Promise<HeldKeyView[]> {
    return listHeldKeys(this.outbox.service, null, 1_000);
  }

  /** Waits until a key is as described. */
  async sees(key: string, expected: Partial<HeldKeyView>): Promise<void> {
    const wanted = Object.entries(expected);
    for (;;) {
      const found = (await this.keys()).find((one) => one.key === key);
      const seen = new Map<string, unknown>(Object.entries(found ?? {}));
      if (wanted.every(([name, value]) => seen.get(name) === value)) return;
      await this.outbox.service.query(PAUSE);
    }
  }

  /** Waits until no key is held. */
  async seesNone(): Promise<void> {
    while ((await this.keys()).length > 0) await this.outbox.service.query(PAUSE);
  }

  release(filter: ReleaseFilter = {}): Promise<KeyAddress[]> {
    return this.#inTransaction((db) => releaseKeys(db, filter));
  }

  /** Skips the refused event of a key. */
  async skip(key: string): Promise<Skipped> {
    const found = (await this.keys()).find((one) => one.key === key);
    const { topic = '', refusedEventId = null } = found ?? {};
    return this.#inTransaction((db) =>
      skipRefused(db, { topic, key, eventId: refusedEventId ?? '' }, '/spec'),
    );
  }

  async #inTransaction<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
    const transaction = await this.outbox.service.begin();
    try {
      const result = await work(transaction.db);
      await transaction.commit();
      return result;
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }
}
