import { describe, expect, it } from '@jest/globals';
import { createLogger } from '@kervan/observability';
import { Periodic } from './periodic.js';

/** Runs rounds until the last answer was given, then ends the work. */
async function roundsOf(answers: readonly (boolean | Error)[], everyMs: number): Promise<number> {
  let [rounds, done] = [0, (): void => undefined];
  const over = new Promise<void>((resolve) => (done = resolve));
  const periodic = new Periodic({
    name: 'spec',
    everyMs,
    logger: createLogger('spec', { level: 'silent' }),
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

  it('goes on after a round that failed', async () => {
    expect(await roundsOf([new Error('away'), false, false], 1)).toBeGreaterThanOrEqual(3);
  });
});
