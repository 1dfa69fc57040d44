import { describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { createLogger } from '@kervan/observability';
import { untilAvailable } from './until-available.js';

function recording() {
  const lines: string[] = [];
  const logger = createLogger('x', { destination: { write: (line) => void lines.push(line) } });
  return { lines, logger };
}

const refused = new KervanError('BROKER_UNAVAILABLE', 'connection refused');

describe('waiting for a store', () => {
  it('tries again until it answers and logs only the changes', async () => {
    const { lines, logger } = recording();
    let tries = 0;
    const attempt = () => (++tries < 4 ? Promise.reject(refused) : Promise.resolve('connected'));
    const result = await untilAvailable('the broker', attempt, {
      logger,
      signal: new AbortController().signal,
    });
    expect(result).toBe('connected');
    expect(lines.map((line) => /"msg":"(.*?)"/.exec(line)?.[1])).toEqual([
      'waiting for the broker: connection refused',
      'the broker is available',
    ]);
  });

  it('does not wait where waiting does not help', async () => {
    const mismatch = new KervanError('TOPIC_MISMATCH', 'erp.sales.order has 3 partitions');
    const waiting = { logger: recording().logger, signal: new AbortController().signal };
    await expect(untilAvailable('the broker', () => Promise.reject(mismatch), waiting)).rejects.toBe(
      mismatch,
    );
  });

  it('ends when starting is given up', async () => {
    const stop = new AbortController();
    const attempt = () => {
      stop.abort();
      return Promise.reject(refused);
    };
    const waiting = { logger: recording().logger, signal: stop.signal };
    await expect(untilAvailable('the broker', attempt, waiting)).rejects.toThrow(/abort/i);
  });
});
