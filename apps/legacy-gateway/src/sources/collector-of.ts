import { Periodic } from '@kervan/service';
import { ApiSource } from '../http-api/api-source.js';
import type { HostBudgets } from '../http-api/host-budget.js';
import type { Hook } from '../http-api/webhooks.js';
import type { PullSource } from '../pulling/pull-source.js';
import { PullLedger } from '../pulling/pull-ledger.js';
import { pullLoop } from '../pulling/pull-loop.js';
import { Puller } from '../pulling/puller.js';
import type { WatchParts } from '../receiving/watch-of.js';
import { RemoteLedger } from '../sftp/remote-ledger.js';
import { SftpFetch } from '../sftp/sftp-fetch.js';
import { TableSource } from '../table/table-source.js';
import { timingOf } from '../table/table-timing.js';
import type { Loop } from './loops.js';
import type { Collect, SourceFile } from './source-file.js';

/** After this time what a worker that died had claimed goes to another. */
const LEASE_MS = 30_000;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** Longest pause of a server that does not answer. */
const LONGEST_PAUSE_MS = 15 * MINUTE;

export interface Collector {
  readonly loop: Loop;
  /** By which the source says that it has something. */
  readonly hook: Hook | null;
}

interface CollectorParts extends Omit<WatchParts, 'database' | 'store'> {
  /** Shared by all sources of this process. */
  readonly budgets: HostBudgets;
}

/** What brings files of a source into its folder; null where somebody writes them there. */
export function collectorOf(
  { name, collect }: Pick<SourceFile, 'name' | 'collect'>,
  folder: string,
  parts: CollectorParts,
): Collector | null {
  switch (collect.kind) {
    case 'folder':
      return null;
    case 'sftp':
      return { loop: fetching(name, collect, folder, parts), hook: null };
    case 'table':
      return {
        loop: pulling(name, collect, new TableSource(collect), timingOf(collect), folder, parts),
        hook: null,
      };
    case 'api': {
      const { everySeconds, sweepEveryMinutes, webhook } = collect;
      const source = new ApiSource(collect, parts.budgets);
      const timing = { everyMs: everySeconds * SECOND, sweepEveryMs: (sweepEveryMinutes ?? 0) * MINUTE };
      const from = sweepEveryMinutes === null ? unswept(source) : source;
      const loop = pulling(name, collect, from, timing, folder, parts);
      return { loop, hook: webhook ? { webhook, wake: () => loop.wake() } : null };
    }
  }
}

function unswept(source: PullSource): PullSource {
  return { pull: (cursor, signal) => source.pull(cursor, signal) };
}

function fetching(
  source: string,
  collect: Collect & { kind: 'sftp' },
  folder: string,
  { unitOfWork, worker, logger }: CollectorParts,
): Periodic {
  const ledger = new RemoteLedger(unitOfWork, { source, worker, leaseMs: LEASE_MS });
  const fetch = new SftpFetch({ collect, folder, ledger, logger });
  return new Periodic({
    name: `fetching from ${source}`,
    everyMs: collect.everySeconds * SECOND,
    longestMs: LONGEST_PAUSE_MS,
    round: async (signal) => {
      // One file that cannot be fetched does not slow the others down.
      await fetch.look(signal);
      return false;
    },
    logger,
  });
}

function pulling(
  source: string,
  { columns }: Collect & { kind: 'table' | 'api' },
  from: PullSource,
  { everyMs, sweepEveryMs }: { readonly everyMs: number; readonly sweepEveryMs: number },
  folder: string,
  { unitOfWork, worker, logger }: CollectorParts,
): Periodic {
  const ledger = new PullLedger(unitOfWork, { source, worker, leaseMs: LEASE_MS, sweepEveryMs });
  return pullLoop({ source, puller: new Puller({ from, columns, folder, ledger }), everyMs, logger });
}
