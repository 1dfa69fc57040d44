import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchRun } from '../bench.js';
import { ConsumerProcess } from '../consumer/consumer-process.js';
import { median } from '../figures/compared.js';
import type { Comparison, Findings } from '../figures/figures.js';
import { rounded } from '../figures/reading.js';
import type { BenchPlace } from '../place/bench-place.js';
import { openFiles, residentMb } from '../process/resources.js';
import { untilAll } from '../process/until-all.js';
import { PublisherProcess } from '../publisher/publisher-process.js';
import { commitNumbered } from '../workload/commit-events.js';
import { openSchedule } from '../workload/open-schedule.js';

const PER_SECOND = 1_000;
const PER_TRANSACTION = 10;
const SAMPLE_MS = 5_000;

/**
 * Whether anything grows with time: publisher and consumer run at 1,000 events a second, and what they and their tables
 * hold in the second quarter of the run is compared with the last. The first quarter is warm-up.
 */
export async function benchSoak({ fresh, events, progress }: BenchRun): Promise<Findings> {
  return fresh((place) => soak(place, events, progress));
}

async function soak(place: BenchPlace, events: number, progress: BenchRun['progress']): Promise<Findings> {
  const publisher = new PublisherProcess(place, { ids: false }, () => undefined);
  const consumer = new ConsumerProcess(place, { handler: 'each' });
  const samples: Sample[] = [];
  const over = new AbortController();
  try {
    const sampling = sample(place, { publisher, consumer }, samples, over.signal, progress);
    await openSchedule(
      { perSecond: PER_SECOND / PER_TRANSACTION, count: events / PER_TRANSACTION },
      (index) => commitNumbered(place.unitOfWork, index * PER_TRANSACTION, PER_TRANSACTION),
    );
    over.abort();
    await sampling;
    await untilAll(events, () => settled(place));
  } finally {
    over.abort();
    await Promise.all([publisher.stop(), consumer.stop()]);
  }
  return { figures: [], comparisons: trends(samples) };
}

type Sample = Readonly<Record<string, number>>;

async function sample(
  place: BenchPlace,
  processes: Readonly<Record<string, { readonly pid: number }>>,
  samples: Sample[],
  signal: AbortSignal,
  progress: BenchRun['progress'],
): Promise<void> {
  while (!signal.aborted) {
    await sleep(SAMPLE_MS, undefined, { signal }).catch(() => undefined);
    const taken: Record<string, number> = {};
    for (const [name, { pid }] of Object.entries(processes)) {
      taken[`${name} memory, MB`] = await residentMb(pid);
      taken[`${name} file descriptors`] = await openFiles(pid);
    }
    for (const table of ['outbox', 'inbox_key', 'inbox_partition', 'inbox_start', 'tally'])
      taken[`${table}, MB`] = await megabytes(place, table);
    samples.push(taken);
    if (samples.length % 12 === 0) progress(`soak: ${JSON.stringify(taken)}`);
  }
}

function trends(samples: readonly Sample[]): readonly Comparison[] {
  const quarter = Math.floor(samples.length / 4);
  const early = samples.slice(quarter, 2 * quarter);
  const late = samples.slice(-quarter);
  return Object.keys(samples[0] ?? {}).map((what) => {
    const plain = median(early.map((each) => each[what] ?? 0));
    const changed = median(late.map((each) => each[what] ?? 0));
    const changePercent = rounded((changed / plain - 1) * 100, 1);
    return {
      bench: 'soak',
      what,
      plain: rounded(plain, 2),
      changed: rounded(changed, 2),
      changePercent,
      rounds: 1,
    };
  });
}

async function megabytes({ connection }: BenchPlace, table: string): Promise<number> {
  const [row] = await connection.query<{ bytes: number }>(
    'SELECT pg_total_relation_size(to_regclass($1))::bigint AS bytes',
    [table],
  );
  return (row?.bytes ?? 0) / 1_048_576;
}

async function settled({ connection }: BenchPlace): Promise<number> {
  const [row] = await connection.query<{ handled: number }>(
    'SELECT coalesce(sum(handled), 0)::bigint AS handled FROM tally',
  );
  return row?.handled ?? 0;
}
