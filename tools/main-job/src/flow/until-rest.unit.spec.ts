import { describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import type { FlowProgress } from '../summary/ports.js';
import { untilRest, type Sight } from './until-rest.js';

const rest: FlowProgress = {
  filesWaiting: 0,
  lines: 10,
  invoices: 2,
  despatches: 2,
  vouchers: 2,
  outboxPending: 0,
  lag: 0,
  retriesDue: 0,
};

async function looksUntilRest(looks: readonly FlowProgress[]): Promise<number> {
  let taken = 0;
  const look = (): Promise<FlowProgress> =>
    Promise.resolve(looks[Math.min(taken++, looks.length - 1)] ?? rest);
  await untilRest(look, () => undefined, new AbortController().signal, 0);
  return taken;
}

describe('rest', () => {
  it('is believed only when a second look sees the same', async () => {
    expect(await looksUntilRest([rest, rest])).toBe(2);
  });

  it('is not believed when something had changed between two looks', async () => {
    expect(await looksUntilRest([rest, { ...rest, vouchers: 3 }, { ...rest, vouchers: 3 }])).toBe(3);
  });

  it.each(['filesWaiting', 'outboxPending', 'lag', 'retriesDue'] as const)(
    'is not reached with %s',
    async (what) => {
      const busy = { ...rest, [what]: 1 };
      expect(await looksUntilRest([busy, busy, rest, rest])).toBe(4);
    },
  );

  it('is waited for while a store is away', async () => {
    const away = new KervanError('DATABASE_UNAVAILABLE', 'the database system is starting up');
    const looks = [() => Promise.reject(away), () => Promise.resolve(rest), () => Promise.resolve(rest)];
    const sights: Sight[] = [];

    await untilRest(
      () => looks[sights.length]?.() ?? Promise.resolve(rest),
      (sight) => sights.push(sight),
      new AbortController().signal,
      0,
    );

    expect(sights).toEqual([away, rest, rest]);
  });

  it('is not waited for when the look itself is at fault', async () => {
    const broken = new KervanError('DATABASE_REFUSED', '42P01: relation "arrival" does not exist');

    await expect(
      untilRest(
        () => Promise.reject(broken),
        () => undefined,
        new AbortController().signal,
        0,
      ),
    ).rejects.toBe(broken);
  });

  it('is not waited for any more when the run is interrupted', async () => {
    const interrupted = AbortSignal.abort(new Error('interrupted'));
    await expect(
      untilRest(
        () => Promise.resolve(rest),
        () => undefined,
        interrupted,
      ),
    ).rejects.toThrow('interrupted');
  });
});
