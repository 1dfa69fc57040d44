import { setTimeout as sleep } from 'node:timers/promises';
import type { Claim } from '../checks/claim.js';
import { readWritten } from '../evidence/read-written.js';
import { untilPublished } from '../rest/until-published.js';
import { callService } from '../rest/service-call.js';
import { backUp } from '../restoring/restore.js';
import { untilFenced } from '../restoring/until-fenced.js';
import { withRestored } from '../restoring/with-restored.js';
import { movements } from '../services/movement.js';
import { startLoad, stopLoad } from '../services/steer-load.js';
import type { Stack } from '../stack/start-stack.js';
import { beginRun } from './begin-run.js';
import { paceOf } from './pace-of.js';
import { restoredVerdict } from './restored-verdict.js';
import type { Scenario } from './scenario.js';

const { topic } = movements.debit;
/** How long publishers are watched to publish nothing. */
const SILENCE_MS = 5_000;

/**
 * The database of a source is put back to an earlier point of the run: its publishers stop, and go on in a new epoch when
 * an operator says so.
 */
export const producerRestored: Scenario = async (parts) => {
  const { options, progress, signal } = parts;
  const { seconds, rate } = paceOf(options);
  const phaseMs = (seconds * 1_000) / 3;
  const run = await beginRun(parts, rate);
  const { stack } = run;
  const begin = performance.now();
  const wait = (): Promise<void> => sleep(phaseMs, undefined, { signal });

  await startLoad(stack.databases, signal);
  await wait();
  progress('a copy of the source is taken');
  const backup = await backUp(stack, 'debit', [
    'UPDATE load_control SET era = era + 1, running = false, resting = false',
  ]);
  await wait();
  await stopLoad(stack.databases, signal);
  await untilPublished(stack, 'debit', signal);
  const before = await readWritten(stack.databases);
  progress('the copy is put in the place of the source');
  await backup.restore();
  const copied = await readRestored(stack, signal);
  await startLoad(stack.databases, signal);
  const reason = await untilFenced(stack, 'debit', signal);
  progress(`fenced: ${reason}`);
  const silent = await publishesNothing(stack, signal);
  const begun = await callService(stack, 'load-debit', 'POST', '/ops/outbox/new-epoch', {
    reason: 'the database was restored',
  });
  progress(`a new epoch: ${JSON.stringify(begun)}`);
  await wait();
  return restoredVerdict(run, parts, {
    scenario: 'producer-restored',
    begin,
    claims: [{ name: 'the fence stops the publisher', holds: silent, detail: reason }],
    written: (now) => withRestored(before, copied, now),
  });
};

/** What the copy holds; asked again until its users are let in. */
async function readRestored(stack: Stack, signal: AbortSignal): ReturnType<typeof readWritten> {
  for (;;) {
    const written = await readWritten(stack.databases).catch(() => null);
    if (written) return written;
    await sleep(200, undefined, { signal });
  }
}

async function publishesNothing({ broker }: Stack, signal: AbortSignal): Promise<Claim['holds']> {
  const ends = async (): Promise<string> => JSON.stringify(await broker.offsets(topic));
  const before = await ends();
  await sleep(SILENCE_MS, undefined, { signal });
  return before === (await ends());
}
