import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { VOID_TYPE } from '@kervan/contracts';
import { testStores } from '@kervan/local';
import type { IncomingRecord } from '@kervan/messaging';
import { CONSUMER, InboxFixture } from '../fixture/inbox.fixture.js';
import { ReplayedRecords } from './replayed-records.js';

const structured = { 'content-type': 'application/cloudevents+json' };
const event = JSON.stringify({
  ...{ id: 'e-1', type: 'Moved', source: '/shop', specversion: '1.0' },
  data: { to: 1 },
});

describe('ReplayedRecords', () => {
  let inbox: InboxFixture;
  beforeAll(async () => void (inbox = await InboxFixture.create(testStores().databaseUrl)));
  beforeEach(() => inbox.reset());
  afterAll(() => inbox.end());

  /** An operator edited the event, or skipped it. */
  const decided = (eventId: string, payload: string | null) =>
    inbox.database.query(
      `INSERT INTO event_override (consumer, topic, event_id, payload, job_id)
       VALUES ($1, 't', $2, $3, gen_random_uuid())`,
      [CONSUMER, eventId, payload],
    );

  const record = (value: string): IncomingRecord => {
    return { topic: 't', partition: 2, offset: 41, key: 'A', value, headers: structured, timestamp: 0 };
  };
  const read = async (one: IncomingRecord) => {
    const [piece] = await new ReplayedRecords(inbox.database, CONSUMER, {}).read('t', [one]);
    return piece?.records[0];
  };

  it('knows the edit of an event in structured mode', async () => {
    await decided('e-1', '{"to":2}');

    expect(await read(record(event))).toMatchObject({
      headers: { ce_id: 'e-1', ce_type: 'Moved', 'content-type': 'application/json' },
      value: '{"to":2}',
    });
  });

  it('knows the skip of an event in structured mode', async () => {
    await decided('e-1', null);

    expect(await read(record(event))).toMatchObject({ headers: { ce_type: VOID_TYPE } });
  });

  it('knows the skip of a record that cannot be taken apart, by its address', async () => {
    await decided('t/2@41', null);

    expect(await read(record('{'))).toMatchObject({ headers: { ce_type: VOID_TYPE } });
  });

  it('leaves alone what nobody decided', async () => {
    const one = record('{');

    expect(await read(one)).toBe(one);
  });
});
