import { describe, expect, it } from '@jest/globals';
import { createLogger } from '@kervan/observability';
import { Periodic } from './periodic.js';

const logger = createLogger('spec', { level: 'silent' });

/** Runs rounds until the last answer was given, then ends the work. */
async function roundsOf(answers: readonly (boolean | Error)[], everyMs: number): Promise<number> {
  let [rounds, done] = [0, (): void => undefined];
  const over = new Promise<void>((resolve) => (done = resolve));
  const periodic = new Periodic({
    name: 'spec',
    everyMs,
    logger,
    round: () => {
      const answer = answers[rounds++];
      if (rounds >= answers.length) done();
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer ?? false);
    },
  });
  periodic.onApplicationBootstrap();
  await over;
  await periodic.beforeApplicationShutdown();
  return rounds;
}

describe('periodic work', () => {
  it('goes on at once while there is more, and ends when the service does', async () => {
    expect(await roundsOf([true, true, false], 3_600_000)).toBe(3);
  });

  it('goes on at once when it is woken, and gives up in the end what it holds', async () => {
    let [rounds, closed, woken] = [0, 0, (): void => undefined];
    const second = new Promise<void>((resolve) => (woken = resolve));
    const round = () => {
      rounds += 1;
      if (rounds === 2) woken();
      return Promise.resolve(false);
    };
    const close = () => {
      closed += 1;
      return Promise.reject(new Error('away'));
    };
    const periodic = new Periodic({ name: 'spec', everyMs: 3_600_000, round, close, logger });
    periodic.onApplicationBootstrap();
    periodic.wake();
    await second;

    await periodic.beforeApplicationShutdown();

    expect([rounds, closed]).toEqual([2, 1]);
  });

  it('ends the round at hand when the service stops', async () => {
    const round = (signal: AbortSignal) =>
      new Promise<boolean>((_, reject) => signal.addEventListener('abort', () => reject(new Error('cut'))));
    const periodic = new Periodic({ name: 'spec', everyMs: 3_600_000, round, logger });
    periodic.onApplicationBootstrap();

    await expect(periodic.beforeApplicationShutdown()).resolves.toBeUndefined();
  });

  it('goes on after a round that failed', async () => {
    expect(await roundsOf([new Error('away'), false, false], 1)).toBeGreaterThanOrEqual(3);
  });
});
