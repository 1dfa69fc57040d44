import type { BenchRun } from '../bench.js';
import { compared, type Round } from '../figures/compared.js';
import type { Comparison, Findings } from '../figures/figures.js';
import { percentile } from '../figures/percentile.js';
import type { BenchPlace } from '../place/bench-place.js';
import { placeOrder, prepareOrders } from '../workload/place-order.js';

const EVENTS = [1, 3, 10] as const;

/**
 * What publishing adds to a business transaction of five statements: the same transaction with and without events, one
 * after the other on one connection, so that both meet the same machine.
 */
export async function benchTax({ fresh, events, rounds }: BenchRun): Promise<Findings> {
  const comparisons: Comparison[] = [];
  for (const published of EVENTS)
    comparisons.push(...(await fresh((place) => tax(place, published, events, rounds))));
  return { figures: [], comparisons };
}

async function tax(
  place: BenchPlace,
  published: number,
  transactions: number,
  rounds: number,
): Promise<readonly Comparison[]> {
  await prepareOrders(place.connection);
  await place.checkpoint();
  let orderNo = 0;
  const timed = async (count: number): Promise<number> => {
    const began = performance.now();
    await placeOrder(place.unitOfWork, ++orderNo, count);
    return performance.now() - began;
  };
  for (let warm = 0; warm < transactions / 5; warm++) await timed(published);
  const p95: Round[] = [];
  const p50: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const plain: number[] = [];
    const changed: number[] = [];
    for (let turn = 0; turn < transactions / rounds; turn++) {
      plain.push(await timed(0));
      changed.push(await timed(published));
    }
    p95.push({ plain: of(plain, 95), changed: of(changed, 95) });
    p50.push({ plain: of(plain, 50), changed: of(changed, 50) });
  }
  const what = `${published} event${published > 1 ? 's' : ''}, transaction`;
  return [compared('tax', `${what} p95, ms`, p95), compared('tax', `${what} p50, ms`, p50)];
}

function of(times: readonly number[], percent: number): number {
  return percentile(
    [...times].sort((a, b) => a - b),
    percent,
  );
}
