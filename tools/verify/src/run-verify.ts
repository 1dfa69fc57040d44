import { faultsOf } from './faults-of.js';
import type { Options } from './options.js';
import { embeddedStack } from './stack/embedded-stack.js';
import { openStack } from './stack/open-stack.js';
import { readStack } from './stack/read-stack.js';
import { invariantTable } from './terminal/invariant-table.js';
import { verify } from './verify.js';

/**
 * Verifies a running system and prints what was found.
 *
 * @param signal ends it
 * @returns whether nothing is wrong
 * @throws KervanError CONFIGURATION_INVALID, DATABASE_UNAVAILABLE, DATABASE_REFUSED, BROKER_UNAVAILABLE, TOPIC_MISSING
 */
export async function runVerify(
  { state, stack: file, json, allowMissing }: Options,
  { stdout, stderr }: Pick<NodeJS.Process, 'stdout' | 'stderr'>,
  signal: AbortSignal,
): Promise<boolean> {
  const stack = await openStack(await readStack(file ?? embeddedStack(state)), signal);
  try {
    const { invariants, outboxPending, lag, parked, parkedEvents } = await verify(stack.evidence);
    const verification = { outboxPending, lag, parked, parkedEvents, invariants };
    const faults = faultsOf(verification, { allowMissing });
    const report = { ...verification, faults };
    stdout.write(json ? `${JSON.stringify(report)}\n` : `${invariantTable(invariants)}\n`);
    for (const fault of faults) stderr.write(`${fault}\n`);
    return faults.length === 0;
  } finally {
    await stack.close();
  }
}
