import { setTimeout as sleep } from 'node:timers/promises';
import type { Progress } from '@kervan/local';
import { faults } from '../faults/faults.js';
import type { PlannedFault } from '../plan/plan-faults.js';
import type { Recovery } from '../report/recovery.js';
import type { Stack } from '../stack/start-stack.js';
import { lanesOf, type Measured, measureRecovery } from './measure-recovery.js';

/** Does the faults of a plan one after the other, each when its time has come and the one before is recovered from. */
export async function strikeAll(
  stack: Stack,
  plan: readonly PlannedFault[],
  progress: Progress,
  signal: AbortSignal,
): Promise<readonly Recovery[]> {
  const begin = performance.now();
  const seconds = (): number => Math.round((performance.now() - begin) / 100) / 10;
  const recoveries: Recovery[] = [];
  for (const planned of plan) {
    await sleep(Math.max(0, planned.at * 1_000 - (performance.now() - begin)), undefined, { signal });
    progress(`${seconds()} s: ${planned.kind} ${planned.target ?? ''}`);
    const struckAt = seconds();
    const measured = await strike(stack, planned, signal);
    recoveries.push({ fault: planned, struckAt, ...measured });
    progress(`${seconds()} s: ${planned.kind}: ${describe(measured)}`);
  }
  return recoveries;
}

async function strike(stack: Stack, planned: PlannedFault, signal: AbortSignal): Promise<Measured> {
  const { kind, target } = planned;
  const victim = kind.endsWith('-publisher') && target !== null ? stack.supervisor.pid(target) : null;
  const lanes = await lanesOf(stack, victim);
  // Who is only cut off keeps its lanes, and publishes them itself when it can.
  const lost = kind === 'isolate-publisher' ? null : victim;
  let measuring: Promise<Measured> | undefined;
  await faults[kind]({ stack, signal }, planned, () => {
    measuring ??= measureRecovery(stack, lanes, lost, signal);
  });
  return (await measuring) ?? { publishMs: null, consumeMs: null };
}

function describe({ publishMs, consumeMs }: Measured): string {
  return `publishing after ${publishMs ?? '?'} ms, consuming after ${consumeMs ?? '?'} ms`;
}
