import { describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import type { BatchControl } from '@kervan/messaging';
import type { ChunkResult } from './chunk-transaction.js';
import type { Delivery } from '../reading/delivery.js';
import { ChunkSize } from './chunk-size.js';
import { ChunkRunner, type ChunkRunnerParts } from './chunk-runner.js';

const stream = { consumer: 'c', topic: 't', partition: 0 };
const work = (deliveries: readonly Delivery[] = []) => ({
  stream,
  deliveries,
  behind: () => [],
  provenHole: null,
  ended: 0,
  size: new ChunkSize(500),
});
const contention = () => Promise.reject(new KervanError('DATABASE_CONTENTION', '40P01'));

function control(signal: AbortSignal): BatchControl {
  return {
    signal,
    resolve: () => undefined,
    heartbeat: () => Promise.resolve(),
    pauseFor: () => undefined,
    seek: () => undefined,
  };
}

function runner(run: () => Promise<ChunkResult>, parts: Partial<ChunkRunnerParts> = {}): ChunkRunner {
  return new ChunkRunner({
    transaction: { run },
    outages: { holds: () => Promise.resolve(false), handled: () => undefined, isKnown: () => false },
    onTaken: () => undefined,
    onContended: () => undefined,
    ...parts,
  });
}

describe('a chunk that meets other transactions', () => {
  it('waits no longer when the partition is taken away', async () => {
    const taken = new AbortController();
    let runs = 0;
    const waiting = runner(
      () => {
        runs++;
        setImmediate(() => taken.abort());
        return contention();
      },
      { contention: { firstMs: 3_600_000, maxMs: 3_600_000 } },
    );

    await expect(waiting.run(work(), control(taken.signal))).resolves.toBeNull();

    expect(runs).toBe(1);
  });

  it('is reported at every tenth try in a row', async () => {
    const reported: number[] = [];
    let runs = 0;
    const contended = runner(
      () =>
        ++runs <= 25 ? contention() : Promise.resolve({ kind: 'done', handled: [], parked: [], late: [] }),
      {
        onContended: (_, contentions) => void reported.push(contentions),
        contention: { firstMs: 0, maxMs: 0 },
      },
    );

    await contended.run(work(), control(new AbortController().signal));

    expect(reported).toEqual([10, 20]);
  });
});
