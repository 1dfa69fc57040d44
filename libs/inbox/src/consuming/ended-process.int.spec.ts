import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { testStores } from '@kervan/local';
import { InboxFixture, until } from '../fixture/inbox.fixture.js';

const main = fileURLToPath(new URL('../../dist/specimen/fragile-consumer.js', import.meta.url));

describe('an event that ends the process which handles it', () => {
  let inbox: InboxFixture;

  beforeAll(async () => {
    inbox = await InboxFixture.create(testStores().databaseUrl);
  });
  afterAll(() => inbox.end());

  /** @returns how the process ended: with a code or by a signal. */
  const consume = async (): Promise<unknown> => {
    const child = spawn(process.execPath, [main, inbox.url], { stdio: ['ignore', 'ignore', 'inherit'] });
    const ended: unknown[] = await once(child, 'close');
    return ended[1] ?? ended[0];
  };

  it('is found by ending two, parked to be retried, and its partition goes on', async () => {
    expect(await consume()).toBe('SIGKILL');
    expect(await inbox.effects()).toEqual([]);
    expect(await consume()).toBe('SIGKILL');
    expect(await inbox.effects()).toEqual(['A1', 'B1']);

    expect(await consume()).toBe(0);

    expect(await inbox.effects()).toEqual(['A1', 'B1', 'D1', 'E1']);
    expect(
      await inbox.database.query('SELECT key, state, attempts, error_code AS code FROM parked_event'),
    ).toEqual([{ key: 'deadly', state: 'RETRY', attempts: 2, code: 'PROCESS_ENDED' }]);
    const parked = (await inbox.receipts()).find(({ eventId }) => eventId === 'deadly');
    expect(parked).toMatchObject({ outcome: 'parked', attempt: 2 });
  });

  it('is not what failed while its process lived on, whoever consumes it next', async () => {
    await inbox.reset();
    inbox.behaviour.before = () => {
      throw new KervanError('DATABASE_UNAVAILABLE', 'of a handler');
    };
    inbox.send({ key: 'A', step: 1 }, { key: 'B', step: 1 });
    for (let outages = 1; outages <= 3; outages++) {
      const consumer = await inbox.start();
      await until(() => inbox.logged.filter((line) => line.includes('partition paused')).length === outages);
      await consumer.close();
    }
    inbox.behaviour.before = () => undefined;

    await inbox.start();
    await inbox.consumed();

    expect(await inbox.database.query('SELECT error_code FROM parked_event')).toEqual([]);
    expect(await inbox.effects()).toEqual(['A1', 'B1']);
  });

  it('is dead once retries of it ended three more', async () => {
    await inbox.reset();
    let tries = 0;
    inbox.behaviour.before = () => {
      if (++tries < 8) throw new KervanError('ACCOUNT_NOT_FOUND', 'not yet');
    };
    inbox.send({ key: 'A', step: 1 }, { key: 'A', step: 2 }, { key: 'B', step: 1 }, { key: 'B', step: 2 });
    // Failures that a process survives are not counted.
    await inbox.start();
    await inbox.consumed();
    await inbox.released();
    expect(await inbox.effects()).toHaveLength(4);

    inbox.send({ key: 'C', step: 2 });
    await inbox.consumed();
    await inbox.database.query('UPDATE parked_claim SET started = 3, started_by = gen_random_uuid()');
    inbox.send({ key: 'C', step: 1 });
    await until(async () => {
      const dead = await inbox.database.query(`SELECT FROM parked_claim WHERE state = 'DEAD'`);
      return dead.length > 0;
    });

    expect(
      await inbox.database.query(
        'SELECT key, sequence, state, error_code AS code FROM parked_event ORDER BY sequence LIMIT 1',
      ),
    ).toEqual([{ key: 'C', sequence: 1, state: 'DEAD', code: 'PROCESS_ENDED' }]);
    expect(await inbox.effects()).toHaveLength(4);
  });
});
