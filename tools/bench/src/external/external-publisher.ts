import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { processStat } from '@kervan/local';
import { topic } from '../workload/measurement.js';
import type { BenchPlace } from '../place/bench-place.js';
import type { External } from './external.js';

const US_PER_TICK = 10_000;

/** Another system's publisher with all processes it starts. */
export class ExternalPublisher {
  readonly #child: ChildProcess;

  constructor({ command }: External, { database, brokers, topicPrefix }: BenchPlace) {
    const given = [database.url, brokers.join(','), `${topicPrefix}${topic.name}`];
    const script = `export DATABASE_URL="$1" KAFKA_BROKERS="$2" TOPIC="$3"; exec ${command}`;
    this.#child = spawn('/bin/sh', ['-c', script, 'publisher', ...given], {
      stdio: ['ignore', process.stderr, process.stderr],
      // A group of its own, so that all of it can be ended.
      detached: true,
    });
  }

  /** CPU time of its processes, also of those that have ended. */
  async cpuUs(): Promise<number> {
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
    const stats = new Map(await Promise.all(pids.map(async (pid) => [pid, await processStat(pid)] as const)));
    const ticksOf = (pid: number): number => {
      const own = stats.get(pid);
      const children = pids.filter((each) => stats.get(each)?.parent === pid);
      return (
        (own?.ticks ?? 0) + (own?.endedTicks ?? 0) + children.reduce((sum, each) => sum + ticksOf(each), 0)
      );
    };
    return ticksOf(this.#child.pid ?? 0) * US_PER_TICK;
  }

  async stop(): Promise<void> {
    const { pid, exitCode, signalCode } = this.#child;
    if (pid === undefined || exitCode !== null || signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    process.kill(-pid, 'SIGTERM');
    await ended;
  }
}
