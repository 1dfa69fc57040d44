import { setTimeout as sleep } from 'node:timers/promises';
import type { Claim } from '../checks/claim.js';
import { callService } from '../rest/service-call.js';
import { backUp } from '../restoring/restore.js';
import { untilFenced } from '../restoring/until-fenced.js';
import { startLoad } from '../services/steer-load.js';
import type { Stack } from '../stack/start-stack.js';
import { beginRun } from './begin-run.js';
import { paceOf } from './pace-of.js';
import { restoredVerdict } from './restored-verdict.js';
import type { Scenario } from './scenario.js';

/**
 * The database of a consumer is put back to an earlier point of the run: it reads again from where it then was. What its
 * own outbox published since is fenced, as in every restored database.
 */
export const consumerRestored: Scenario = async (parts) => {
  const { options, progress, signal } = parts;
  const { seconds, rate } = paceOf(options);
  const phaseMs = (seconds * 1_000) / 3;
  const run = await beginRun(parts, rate);
  const { stack } = run;
  const begin = performance.now();
  const wait = (): Promise<void> => sleep(phaseMs, undefined, { signal });

  await startLoad(stack.databases, signal);
  await wait();
  progress('a copy of the projection is taken');
  const backup = await backUp(stack, 'projection');
  await wait();
  const taken = await position(stack, signal);
  progress('the copy is put in the place of the projection');
  await backup.restore();
  const again = taken - (await position(stack, signal));
  progress(`about ${again} records are to be read again`);
  progress(`fenced: ${await untilFenced(stack, 'projection', signal)}`);
  const begun = await callService(stack, 'projection-1', 'POST', '/ops/outbox/new-epoch', {
    reason: 'the database was restored',
  });
  progress(`a new epoch: ${JSON.stringify(begun)}`);
  await wait();
  return restoredVerdict(run, parts, { scenario: 'consumer-restored', begin, claims: [readAgain(again)] });
};

function readAgain(records: number): Claim {
  return {
    name: 'records are read again',
    holds: records > 0,
    detail: `at least ${records}: the positions went back with the database`,
  };
}

/** Sum of the next offsets; asked again while the database is away. */
async function position({ databases }: Stack, signal: AbortSignal): Promise<number> {
  for (;;) {
    const [row] = await databases.projection
      .query<{ next: number }>('SELECT sum(next_offset)::bigint AS next FROM inbox_partition')
      .catch(() => []);
    if (row) return row.next;
    await sleep(100, undefined, { signal });
  }
}
