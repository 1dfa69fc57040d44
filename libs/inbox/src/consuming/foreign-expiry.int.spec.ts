import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { createLogger } from '@kervan/observability';
import { CONSUMER, InboxFixture } from '../fixture/inbox.fixture.js';
import { ForeignExpiry } from './foreign-expiry.js';

describe('foreign events', () => {
  let inbox: InboxFixture;

  beforeAll(async () => {
    inbox = await InboxFixture.create(testStores().databaseUrl);
  });
  afterAll(() => inbox.end());

  it('are remembered for as long as configured, and forgotten in small statements (trap 32, 33)', async () => {
    await inbox.database.query(
      `INSERT INTO inbox_event (consumer, topic, source, event_id, received_at)
       SELECT $1, 'spec.thing', '/legacy', 'old ' || n, clock_timestamp() - interval '31 days'
       FROM generate_series(1, 2500) AS old (n)`,
      [CONSUMER],
    );
    await inbox.database.query(
      `INSERT INTO inbox_event (consumer, topic, source, event_id, received_at) VALUES
         ($1, 'spec.thing', '/legacy', 'young', clock_timestamp() - interval '29 days'),
         ('other', 'spec.thing', '/legacy', 'old', clock_timestamp() - interval '31 days')`,
      [CONSUMER],
    );
    // What a chunk holds is not waited for.
    const chunk = await inbox.database.begin();
    await chunk.db.query(`SELECT FROM inbox_event WHERE event_id = 'old 7' FOR UPDATE`);

    const logger = createLogger('spec', { destination: { write: () => undefined } });
    await new ForeignExpiry(inbox.unitOfWork, CONSUMER, 30, logger).expire();
    await chunk.rollback();

    const kept = await inbox.database.query(
      `SELECT consumer || ' ' || event_id AS kept FROM inbox_event ORDER BY 1`,
    );
    expect(kept).toEqual(
      ['other old', 'spec-consumer old 7', 'spec-consumer young'].map((each) => ({ kept: each })),
    );
  });
});
