import type { BenchRun } from '../bench.js';
import type { Findings } from '../figures/figures.js';
import { rounded } from '../figures/reading.js';
import type { BenchPlace } from '../place/bench-place.js';
import { untilAll } from '../process/until-all.js';
import { PublisherProcess } from '../publisher/publisher-process.js';
import { commitEvents } from '../workload/commit-events.js';

/** The first of so many parts is the measure for the whole. */
const PARTS = 10;
/** As many may wait at once, so that what is measured is what stays behind, not a backlog. */
const PORTION = 2_000;

/** Whether the outbox grows with what went through it: its size after a tenth of the events and after all. */
export async function benchGrowth({ fresh, events, progress }: BenchRun): Promise<Findings> {
  return fresh(async (place) => {
    let published = 0;
    const publisher = new PublisherProcess(place, { ids: false }, (_, total) => (published = total));
    const sizes: number[] = [];
    try {
      for (let part = 1; part <= PARTS; part++) {
        for (let done = (events / PARTS) * (part - 1); done < (events / PARTS) * part; done += PORTION) {
          await commitEvents(place.unitOfWork, PORTION);
          await untilAll(done - PORTION, () => Promise.resolve(published));
        }
        await untilAll((events / PARTS) * part, () => Promise.resolve(published));
        sizes.push(await megabytes(place));
        progress(`growth: ${(events / PARTS) * part} events, outbox ${rounded(sizes.at(-1) ?? 0, 1)} MB`);
      }
    } finally {
      await publisher.stop();
    }
    const [plain = 0] = sizes;
    const changed = sizes.at(-1) ?? 0;
    const what = `outbox with indexes after ${events / PARTS} and ${events} events, MB`;
    const changePercent = rounded((changed / plain - 1) * 100, 1);
    const comparison = { plain: rounded(plain, 2), changed: rounded(changed, 2), changePercent, rounds: 1 };
    return { figures: [], comparisons: [{ bench: 'growth', what, ...comparison }] };
  });
}

async function megabytes({ connection }: BenchPlace): Promise<number> {
  const [row] = await connection.query<{ bytes: number }>(
    `SELECT pg_total_relation_size('outbox')::bigint AS bytes`,
  );
  return (row?.bytes ?? 0) / 1_048_576;
}
