import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { testStores } from '@kervan/local';
import { InboxFixture, until } from '../fixture/inbox.fixture.js';
import { inboxStatus } from '../inbox-status.js';

describe('a failing event', () => {
  let inbox: InboxFixture;

  beforeAll(async () => {
    inbox = await InboxFixture.create(testStores().databaseUrl);
  });
  beforeEach(() => inbox.reset());
  afterAll(() => inbox.end());

  const parked = async () => {
    const rows = await inbox.database.query<{ parked: string }>(
      `SELECT key || ' ' || sequence || ' ' || state || coalesce(' ' || error_code, '') AS parked FROM parked_event
       ORDER BY key, epoch, sequence`,
    );
    return rows.map((row) => row.parked);
  };

  it('is singled out of a chunk of many, its key parked in order, all other keys flow', async () => {
    inbox.behaviour.before = ({ data }) => {
      if (data.thingNo === 'K7' && data.step === 1)
        throw new KervanError('ORDER_STATE_INVALID', 'order 4711 is closed');
    };
    const keys = Array.from({ length: 100 }, (_, number) => `K${number}`);
    inbox.send(...[1, 2, 3].flatMap((step) => keys.map((key) => ({ key, step }))));

    await inbox.start();
    await inbox.consumed();

    const healthy = keys.filter((key) => key !== 'K7');
    expect(await inbox.effects()).toEqual([1, 2, 3].flatMap((step) => healthy.map((key) => `${key}${step}`)));
    expect(await parked()).toEqual(['K7 1 DEAD ORDER_STATE_INVALID', 'K7 2 WAITING', 'K7 3 WAITING']);
    expect(await inboxStatus(inbox.database, 'spec-consumer')).toMatchObject({
      parkedKeys: 1,
      parkedEvents: 3,
      dead: 1,
    });
    const receipts = await inbox.receipts();
    expect(receipts).toHaveLength(300);
    expect(receipts.filter(({ outcome }) => outcome !== 'handled')).toMatchObject([
      {
        eventId: 'K71',
        outcome: 'dead',
        attempt: 1,
        fingerprint: expect.stringMatching(/^ORDER_STATE_INVALID:/),
      },
      { eventId: 'K72', outcome: 'parked', fingerprint: null },
      { eventId: 'K73', outcome: 'parked', fingerprint: null },
    ]);
  });

  it('of a passing kind is tried in place first', async () => {
    let tries = 0;
    inbox.behaviour.before = () => {
      if (++tries < 3) throw new KervanError('ACCOUNT_NOT_FOUND', 'account A is not known');
    };
    inbox.send({ key: 'A', step: 1 });

    await inbox.start();
    await inbox.consumed();

    expect(await inbox.effects()).toEqual(['A1']);
    expect(await inbox.receipts()).toMatchObject([{ outcome: 'handled', attempt: 3 }]);
  });

  it('that takes longer than a transaction may is singled out like any other', async () => {
    inbox.behaviour.before = async ({ data }, tx) => {
      if (data.thingNo !== 'A') return;
      // Only a timer that is off is set anew.
      await tx.db.query('SET LOCAL transaction_timeout = 0');
      await tx.db.query("SET LOCAL transaction_timeout = '100ms'");
      await tx.db.query('SELECT pg_sleep(60)');
    };
    inbox.send(...['A', 'B', 'C'].map((key) => ({ key, step: 1 })));

    await inbox.start();
    await inbox.consumed();

    expect(await inbox.effects()).toEqual(['B1', 'C1']);
    expect(await parked()).toEqual(['A 1 RETRY DATABASE_TIMEOUT']);
  });

  it('heals by retry, its key in order and released', async () => {
    let healed = false;
    inbox.behaviour.before = ({ data }) => {
      if (data.thingNo === 'A' && data.step === 2 && !healed)
        throw new KervanError('ACCOUNT_NOT_FOUND', 'not yet');
    };
    inbox.send(...[1, 2, 3, 4].map((step) => ({ key: 'A', step })), { key: 'B', step: 1 });

    await inbox.start();
    await inbox.consumed();
    expect(await inbox.effects()).toEqual(['A1', 'B1']);
    await until(async () =>
      (await inbox.receipts()).some(({ eventId, attempt }) => eventId === 'A2' && attempt > 5),
    );
    healed = true;
    await inbox.released();
    inbox.send({ key: 'A', step: 5 });
    await inbox.consumed();

    expect(await inbox.effects()).toEqual(['A1', 'B1', 'A2', 'A3', 'A4', 'A5']);
    const outcomes = (await inbox.outcomes()).filter((outcome) => outcome.endsWith('handled'));
    expect(outcomes).toEqual([
      'A1 handled',
      'B1 handled',
      'A2 handled',
      'A3 handled',
      'A4 handled',
      'A5 handled',
    ]);
  });

  it('that is parked and sent again stays parked once', async () => {
    inbox.behaviour.before = ({ data }) => {
      if (data.thingNo === 'A') throw new TypeError('no');
    };
    inbox.send({ key: 'A', step: 1 }, { key: 'A', step: 2 });
    await inbox.start();
    await inbox.consumed();

    inbox.behaviour.before = () => undefined;
    inbox.send({ key: 'A', step: 1 }, { key: 'A', step: 2 }, { key: 'A', step: 3 });
    await inbox.consumed();

    expect(await inbox.effects()).toEqual([]);
    expect(await parked()).toEqual(['A 1 DEAD HANDLER_FAILED', 'A 2 WAITING', 'A 3 WAITING']);
    expect((await inbox.outcomes()).slice(2)).toEqual(['A1 duplicate', 'A2 duplicate', 'A3 parked']);
  });

  it.each([
    [
      'a payload that does not fit',
      { value: '{"thingNo":"A","step":"one"}' },
      'PAYLOAD_INVALID',
      /step: .*number/,
    ],
    ['text that is no JSON', { value: '{"thingNo":' }, 'EVENT_MALFORMED', /not JSON/],
    ['an envelope without id', { headers: { ce_id: '' } }, 'EVENT_MALFORMED', /ce_id/],
  ])('with %s is dead at once with a clear reason', async (_, fault, code, reason) => {
    inbox.send({ key: 'A', step: 1, ...fault }, { key: 'A', step: 2 }, { key: 'B', step: 1 });

    await inbox.start();
    await inbox.consumed();

    expect(await inbox.effects()).toEqual(['B1']);
    expect(await parked()).toEqual([`A 1 DEAD ${code}`, 'A 2 WAITING']);
    const [head] = await inbox.database.query<{ error: string }>(
      'SELECT error FROM parked_event ORDER BY sequence',
    );
    expect(head?.error).toMatch(reason);
    expect((await inbox.receipts()).map(({ outcome }) => outcome)).toEqual(['dead', 'parked', 'handled']);
  });

  it('of a programming error is dead at once, and the log holds nothing of payload or message', async () => {
    inbox.behaviour.before = () => {
      throw new TypeError('secret of Ada Lovelace is not a function');
    };
    inbox.send({ key: 'A', step: 1 });

    await inbox.start();
    await inbox.consumed();

    expect(await parked()).toEqual(['A 1 DEAD HANDLER_FAILED']);
    expect(inbox.logged.join()).toContain('"code":"HANDLER_FAILED"');
    expect(inbox.logged.join()).not.toContain('Ada');
  });

  it('that PostgreSQL cannot even store as it is does not stop the partition', async () => {
    inbox.send({ key: 'A\0', step: 1, value: '{"thingNo":"\0"}' }, { key: 'B', step: 1 });

    await inbox.start();
    await inbox.consumed();

    expect(await inbox.effects()).toEqual(['B1']);
    expect(await parked()).toEqual(['A\u0001 1 DEAD EVENT_MALFORMED']);
  });

  it.each([
    ['key', (name: string) => ({ key: name })],
    ['id', (name: string) => ({ key: 'A', id: name })],
  ])('whose %s is too long for an index does not stop the partition', async (_, named) => {
    const name = randomBytes(6_000).toString('base64');
    inbox.send({ step: 1, ...named(name) }, { step: 2, ...named(`${name}2`) }, { key: 'B', step: 1 });

    await inbox.start();
    await inbox.consumed();

    expect(await inbox.effects()).toEqual(['B1']);
    const rows = await inbox.database.query(
      'SELECT state, error_code AS code FROM parked_event ORDER BY record_offset',
    );
    expect(rows[0]).toEqual({ state: 'DEAD', code: 'EVENT_MALFORMED' });
    expect(rows).toHaveLength(2);
  });

  it('by a statement that was not awaited is found all the same', async () => {
    inbox.behaviour.before = ({ data }, tx) => {
      if (data.thingNo === 'B') void tx.db.query('SELECT 1 / 0');
    };
    inbox.send(...['A', 'B', 'C'].map((key) => ({ key, step: 1 })));

    await inbox.start();
    await inbox.consumed();

    expect(await inbox.effects()).toEqual(['A1', 'C1']);
    expect(await parked()).toEqual(['B 1 DEAD DATABASE_REFUSED']);
  });
});
