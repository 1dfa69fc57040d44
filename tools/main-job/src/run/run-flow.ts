import { join } from 'node:path';
import { loadMasterData } from '@kervan/load';
import type { Backbone } from '../backbone/start-backbone.js';
import { dropFile } from '../flow/drop-file.js';
import { untilGone } from '../flow/until-gone.js';
import { untilRest } from '../flow/until-rest.js';
import { readProgress } from '../summary/read-progress.js';
import { summarise } from '../summary/summarise.js';
import type { RunFacts, Summary } from '../summary/ports.js';
import { flowLine } from '../terminal/flow-line.js';
import type { ProgressDisplay } from '../terminal/progress-display.js';

export interface FlowInput {
  /** Folder of day files; only read. */
  readonly folder: string;
  readonly files: readonly string[];
}

export interface FlowResult {
  readonly summary: Summary;
  /** Milliseconds. */
  readonly loadMs: number;
  /** From the first drop to rest, milliseconds. */
  readonly flowMs: number;
}

/**
 * Loads the accounts and products of the input, drops its files and waits for rest.
 *
 * @throws KervanError of the core's API, PROCESS_FAILED when the flow stands still; the signal's reason.
 */
export async function runFlow(
  { evidence, supervisor, watchFolder, apiToken }: Backbone,
  { folder, files }: FlowInput,
  display: ProgressDisplay,
  signal: AbortSignal,
): Promise<FlowResult> {
  const loadStarted = performance.now();
  await loadMasterData({
    folder,
    apiUrl: supervisor.address('erp-core'),
    token: apiToken,
    onProgress: ({ records, done, total }) => display.update(`loading ${records}: ${done} of ${total}`),
  });
  signal.throwIfAborted();
  const loadMs = performance.now() - loadStarted;

  display.update('waiting for files of an earlier run');
  await untilGone(files, watchFolder, signal);
  const facts: RunFacts = { dropStartedAt: await databaseClock(evidence), files, watchFolder };
  const flowStarted = performance.now();
  for (const name of files) {
    signal.throwIfAborted();
    await dropFile(join(folder, name), watchFolder, name);
  }
  const look = () => readProgress(evidence, facts);
  const restedAt = await untilRest(look, (sight) => display.update(flowLine(files.length, sight)), signal);
  display.update('checking the invariants');
  const summary = await summarise(evidence, facts);
  display.clear();
  return { summary, loadMs, flowMs: restedAt - flowStarted };
}

/** The clock that the gateway's rows are written by. */
async function databaseClock({ databases }: Backbone['evidence']): Promise<Date> {
  const [row] = await databases['legacy-gateway'].query<{ milliseconds: number }>(
    'SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS milliseconds',
  );
  return new Date(Math.floor(row?.milliseconds ?? Date.now()));
}
