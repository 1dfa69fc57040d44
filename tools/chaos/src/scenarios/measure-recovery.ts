import { GroupMeter } from '../meters/group-meter.js';
import { LaneMeter } from '../meters/lane-meter.js';
import { sources } from '../services/movement.js';
import type { Stack } from '../stack/start-stack.js';
import { consumers } from '../stack/store-names.js';

/** Longer counts as not recovered. */
const PATIENCE_MS = 60_000;

export interface Measured {
  readonly publishMs: number | null;
  readonly consumeMs: number | null;
}

/** Lanes by source. */
export type HeldLanes = ReadonlyMap<LaneMeter, readonly number[]>;

/** The lanes that the process holds before it is struck; all when there is no process. */
export async function lanesOf(stack: Stack, pid: number | null): Promise<HeldLanes> {
  const meters = sources.map((source) => new LaneMeter(stack.databases[source]));
  const held = await Promise.all(
    meters.map(async (meter) => [meter, await meter.heldBy(pid).catch(() => [])] as const),
  );
  return new Map(held);
}

/** Begins now. @param victim a publisher that was killed or frozen */
export async function measureRecovery(
  stack: Stack,
  lanes: HeldLanes,
  victim: number | null,
  signal: AbortSignal,
): Promise<Measured> {
  const begin = performance.now();
  const ended = new AbortController();
  const end = (): void => ended.abort();
  const late = setTimeout(end, PATIENCE_MS);
  signal.addEventListener('abort', end);
  const over = ended.signal;
  const slowest = async (times: readonly Promise<number>[]): Promise<number | null> =>
    Math.max(...(await Promise.all(times))) || 0;
  const publish = slowest([...lanes].map(([meter, held]) => meter.resumed(held, victim, begin, over)));
  const consume = slowest(
    consumers.map((consumer) => new GroupMeter(stack.databases[consumer], stack.broker).resumed(begin, over)),
  );
  const [publishMs, consumeMs] = await Promise.all([publish.catch(() => null), consume.catch(() => null)]);
  clearTimeout(late);
  signal.removeEventListener('abort', end);
  return { publishMs, consumeMs };
}
