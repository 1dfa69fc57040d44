import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller } from '@nestjs/common';
import { fromHeaders } from '@kervan/contracts';
import { testStores } from '@kervan/local';
import { z } from 'zod';
import { InboxFixture } from '../fixture/inbox.fixture.js';
import { Arrived, Moved } from '../fixture/moved.fixture.js';
import { OnEvents, type RunTx } from './on-events.js';

const headersText = z.record(z.string(), z.string());
const calls: number[] = [];

@Controller()
class ManyThings {
  @OnEvents(Moved)
  async move(events: readonly Moved[], tx: RunTx<Moved>): Promise<void> {
    calls.push(events.length);
    if (events.some(({ data }) => data.step === 13)) throw new TypeError('not a good number');
    await tx.db.query('INSERT INTO effect (thing_no, step) SELECT * FROM unnest($1::text[], $2::integer[])', [
      events.map(({ data }) => data.thingNo),
      events.map(({ data }) => data.step),
    ]);
    for (const event of events) {
      const { thingNo, step } = event.data;
      tx.for(event).touched('effect', `${thingNo}/${step}`);
      if (step === 2) tx.for(event).publish(Arrived, { thingNo });
    }
  }
}

describe('a set-based handler', () => {
  let inbox: InboxFixture;

  beforeAll(async () => {
    inbox = await InboxFixture.create(testStores().databaseUrl);
  });
  beforeEach(async () => {
    calls.length = 0;
    await inbox.reset();
  });
  afterAll(() => inbox.end());

  const start = () => inbox.start({ controllers: [ManyThings] });
  const steps = (key: string, last: number) =>
    Array.from({ length: last }, (_, index) => ({ key, step: index + 1 }));

  it('is called once for all events of a chunk, each of which keeps its own flow and receipt', async () => {
    inbox.send(...steps('A', 2), { key: 'A', step: 2 }, ...steps('B', 2));

    await start();
    await inbox.consumed();

    expect(calls).toEqual([4]);
    expect(await inbox.effects()).toEqual(['A1', 'A2', 'B1', 'B2']);
    expect(
      (await inbox.receipts()).map(({ eventId, outcome, touched }) => [eventId, outcome, touched]),
    ).toEqual([
      ['A1', 'handled', [{ table: 'effect', key: 'A/1', before: null, after: null }]],
      ['A2', 'handled', [{ table: 'effect', key: 'A/2', before: null, after: null }]],
      ['A2', 'duplicate', []],
      ['B1', 'handled', [{ table: 'effect', key: 'B/1', before: null, after: null }]],
      ['B2', 'handled', [{ table: 'effect', key: 'B/2', before: null, after: null }]],
    ]);
    const published = await inbox.database.query<{ headers: string; key: string }>(
      'SELECT headers, key FROM outbox WHERE topic = $1 ORDER BY id',
      [Arrived.topic],
    );
    const flows = published.map(({ headers, key }) =>
      fromHeaders(headersText.parse(JSON.parse(headers)), key),
    );
    expect(flows).toMatchObject([
      { key: 'A', causationId: 'A2', correlationId: 'flow-A' },
      { key: 'B', causationId: 'B2', correlationId: 'flow-B' },
    ]);
  });

  it('that fails is called with halves, down to the one event that fails alone (trap 24)', async () => {
    inbox.send(...steps('A', 14), ...steps('B', 12), ...steps('C', 12));

    await start();
    await inbox.consumed();

    expect(await inbox.effects()).toEqual(
      [...steps('A', 12), ...steps('B', 12), ...steps('C', 12)].map(({ key, step }) => `${key}${step}`),
    );
    expect(await inbox.database.query('SELECT sequence, state FROM parked_event ORDER BY sequence')).toEqual([
      { sequence: 13, state: 'DEAD' },
      { sequence: 14, state: 'WAITING' },
    ]);
    expect(calls.length).toBeLessThan(16);
  });

  it('takes the head of a parked key alone', async () => {
    inbox.send({ key: 'A', step: 2 });
    await start();
    await inbox.consumed();

    inbox.send({ key: 'A', step: 1 });
    await inbox.released();

    expect(calls).toEqual([1, 1]);
    expect(await inbox.effects()).toEqual(['A1', 'A2']);
  });
});
