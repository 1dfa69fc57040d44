import { ConsoleClient } from '@kervan/console-api';
import { KervanError } from '@kervan/contracts';
import { faultsOf } from './faults-of.js';
import type { Options } from './options.js';
import { embeddedStack } from './stack/embedded-stack.js';
import { openStack, type OpenStack } from './stack/open-stack.js';
import { readStack, type Stack } from './stack/read-stack.js';
import { judgeJourneys, type JourneyVerdict } from './journeys/judge-journeys.js';
import { seededRandom } from './journeys/seeded-random.js';
import { journeyTable } from './terminal/journey-table.js';
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
  { state, stack: file, json, allowMissing, ...drawn }: Options,
  { stdout, stderr }: Pick<NodeJS.Process, 'stdout' | 'stderr'>,
  signal: AbortSignal,
): Promise<boolean> {
  const told = await readStack(file ?? embeddedStack(state));
  const stack = await openStack(told, signal);
  try {
    const { invariants, outboxPending, lag, parked, parkedEvents } = await verify(stack.evidence);
    const journeys = drawn.journeys > 0 ? await judged(told, stack, drawn, signal) : undefined;
    const verification = {
      ...{ outboxPending, lag, parked, parkedEvents, invariants },
      ...(journeys && { journeys }),
    };
    const faults = faultsOf(verification, { allowMissing });
    const report = { ...verification, faults };
    const table = [invariantTable(invariants), ...(journeys ? [journeyTable(journeys)] : [])].join('\n');
    stdout.write(`${json ? JSON.stringify(report) : table}\n`);
    for (const fault of faults) stderr.write(`${fault}\n`);
    return faults.length === 0;
  } finally {
    await stack.close();
  }
}

function judged(
  { console }: Stack,
  { evidence }: OpenStack,
  { journeys, seed }: Pick<Options, 'journeys' | 'seed'>,
  signal: AbortSignal,
): Promise<JourneyVerdict> {
  if (!console) throw new KervanError('CONFIGURATION_INVALID', 'the stack file names no console');
  const client = new ConsoleClient({ url: console.url, token: () => console.token });
  return judgeJourneys(evidence, { console: client, journeys, random: seededRandom(seed), signal });
}
