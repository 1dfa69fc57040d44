import { setTimeout as sleep } from 'node:timers/promises';
import { judge } from '../checks/checks.js';
import { total } from '../evidence/tally.js';
import { planFaults } from '../plan/plan-faults.js';
import { planLines } from '../report/plan-lines.js';
import { untilRest } from '../rest/until-rest.js';
import { holdBackLoad } from '../services/hold-back-load.js';
import { eventsWritten, startLoad, stopLoad } from '../services/steer-load.js';
import { OpenSessions } from '../sessions/open-sessions.js';
import type { Stack } from '../stack/start-stack.js';
import { beginRun } from './begin-run.js';
import { gather } from './gather.js';
import { paceOf } from './pace-of.js';
import type { Scenario } from './scenario.js';
import { strikeAll } from './strike.js';

const LOOK_MS = 500;

/** Load, and one fault after the other. */
export const storm: Scenario = async (parts) => {
  const { options, cleanup, progress, signal } = parts;
  const { seed, events, faults: kinds } = options;
  const { seconds, rate } = paceOf(options);
  const { stack, relays, cpu } = await beginRun(parts, rate);
  const ownStores = stack.stores.database.server !== null && stack.stores.broker.server !== null;
  const plan = planFaults({ seed, seconds, ownStores, kinds });
  planLines(plan).forEach(progress);
  const sessions = new OpenSessions(stack.settings.databases);
  cleanup.defer('open transactions', () => sessions.close());

  const begin = performance.now();
  await startLoad(stack.databases, signal);
  const holding = new AbortController();
  const held = holdBackLoad(stack, rate, AbortSignal.any([signal, holding.signal]));
  held.catch(() => undefined);
  const striking = strikeAll(stack, plan, progress, signal);
  striking.catch(() => undefined);
  await sleep((seconds * 1_000) / 2, undefined, { signal });
  await healFlaky(stack);
  await sleep((seconds * 1_000) / 2, undefined, { signal });
  while ((await eventsWritten(stack.databases, signal)) < events) await sleep(LOOK_MS, undefined, { signal });
  const recoveries = await striking;
  holding.abort();
  await held.catch(() => undefined);
  progress('the load ends');
  await stopLoad(stack.databases, signal);
  await sessions.close();
  const unrest = await untilRest(stack, progress, signal);
  const atRest = performance.now();
  progress('reading databases and broker');
  const evidence = await gather(stack, unrest, relays, recoveries);
  return {
    scenario: 'storm',
    events: total(evidence.written).count,
    seconds: Math.round((atRest - begin) / 1_000),
    recoveries,
    claims: judge(evidence, !options.untimed),
    cpu: await cpu.seconds(),
  };
};

/** What was not there yet is there from then on: its events are retried by themselves. */
async function healFlaky({ databases }: Pick<Stack, 'databases'>): Promise<void> {
  for (const database of [databases.projection, databases.effect])
    await database.query("DELETE FROM failing WHERE kind = 'flaky'").catch(() => undefined);
}
