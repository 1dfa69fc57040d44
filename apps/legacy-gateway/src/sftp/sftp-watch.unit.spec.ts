import { describe, expect, it } from '@jest/globals';
import { createLogger } from '@kervan/observability';
import { SftpWatch } from './sftp-watch.js';

const logger = createLogger('spec', { level: 'silent' });

describe('SftpWatch', () => {
  it('looks again after a look that failed, until the service stops', async () => {
    let [looks, done] = [0, (): void => undefined];
    const third = new Promise<void>((resolve) => (done = resolve));
    const look = () => {
      if (++looks === 3) done();
      return looks === 1 ? Promise.reject(new Error('away')) : Promise.resolve(looks !== 2);
    };
    const watch = new SftpWatch({ source: 'shop', fetch: { look }, everyMs: 1, logger });

    watch.onApplicationBootstrap();
    await third;
    await watch.beforeApplicationShutdown();

    const ended = looks;
    await new Promise(setImmediate);
    expect(looks).toBe(ended);
  });

  it('ends the look at hand when the service stops', async () => {
    const look = (signal: AbortSignal) =>
      new Promise<boolean>((_, reject) => signal.addEventListener('abort', () => reject(new Error('cut'))));
    const watch = new SftpWatch({ source: 'shop', fetch: { look }, everyMs: 3_600_000, logger });

    watch.onApplicationBootstrap();

    await expect(watch.beforeApplicationShutdown()).resolves.toBeUndefined();
  });
});
