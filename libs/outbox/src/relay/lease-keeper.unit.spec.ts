import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { LEASE_MS } from './lane-lease.js';
import { LeaseKeeper, RENEW_MS } from './lease-keeper.js';

/** Answers of the database to the renewals. */
type Answer = 'yes' | 'no' | 'error' | 'never';

describe('LeaseKeeper', () => {
  let answer: Answer;
  let floors: number[];
  let over: AbortController;
  let keeper: LeaseKeeper;

  beforeEach(() => {
    jest.useFakeTimers();
    answer = 'yes';
    floors = [];
    over = new AbortController();
    let validUntil = Date.now() + LEASE_MS;
    const lease = {
      get remainingMs() {
        return validUntil - Date.now();
      },
      async renew(floor: number): Promise<void> {
        floors.push(floor);
        if (answer === 'never') return new Promise(() => undefined);
        await Promise.resolve();
        if (answer === 'error') throw new KervanError('DATABASE_UNAVAILABLE', 'away');
        if (answer === 'no') throw new KervanError('LEASE_LOST', 'taken');
        validUntil = Date.now() + LEASE_MS;
      },
    };
    keeper = new LeaseKeeper(lease, () => 42);
  });
  afterEach(() => {
    over.abort();
    jest.useRealTimers();
  });

  it('renews each second, with the floor, until it is told to end', async () => {
    const keeping = keeper.keep(over.signal);
    await jest.advanceTimersByTimeAsync(10 * RENEW_MS);
    over.abort();
    await keeping;

    expect(floors).toEqual(Array.from({ length: 10 }, () => 42));
  });

  it('is lost at once when another instance took over', async () => {
    answer = 'no';
    const lost = expect(keeper.keep(over.signal)).rejects.toMatchObject({ code: 'LEASE_LOST' });

    await jest.advanceTimersByTimeAsync(RENEW_MS);
    await lost;
  });

  it.each<Answer>(['error', 'never'])(
    'is lost when the lease runs out, renewals answered by: %s',
    async (failing) => {
      answer = failing;
      let gone = false;
      const lost = expect(keeper.keep(over.signal).finally(() => (gone = true))).rejects.toMatchObject({
        code: 'LEASE_LOST',
      });

      await jest.advanceTimersByTimeAsync(LEASE_MS - 1);
      expect(gone).toBe(false);
      await jest.advanceTimersByTimeAsync(RENEW_MS);
      await lost;
    },
  );

  it('survives a renewal that failed once', async () => {
    answer = 'error';
    const keeping = keeper.keep(over.signal);
    await jest.advanceTimersByTimeAsync(RENEW_MS);
    answer = 'yes';
    await jest.advanceTimersByTimeAsync(3 * RENEW_MS);
    over.abort();

    await expect(keeping).resolves.toBeUndefined();
  });

  it('gives a send less time than the lease has left', async () => {
    expect(await keeper.sendDeadlineMs()).toBe(2_000);

    await jest.advanceTimersByTimeAsync(1_500);
    expect(await keeper.sendDeadlineMs()).toBe(LEASE_MS - 1_500 - 250);
  });

  it('lets no send begin when too little is left, and none at all after the end', async () => {
    await jest.advanceTimersByTimeAsync(LEASE_MS - 100);
    const refused = expect(keeper.sendDeadlineMs()).rejects.toMatchObject({ code: 'LEASE_LOST' });

    await jest.advanceTimersByTimeAsync(200);
    await refused;
  });
});
