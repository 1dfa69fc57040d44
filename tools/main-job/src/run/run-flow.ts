import { loadMasterData } from '@kervan/load';
import { processesOf } from '../backbone/processes.js';
import type { Backbone } from '../backbone/start-backbone.js';
import { type CpuSeconds, CpuWatch } from '../cpu/cpu-watch.js';
import { dropFiles, type FilesToDrop } from '../flow/drop-files.js';
import { untilGone } from '../flow/until-gone.js';
import { untilRest } from '../flow/until-rest.js';
import { readProgress } from '../summary/read-progress.js';
import { summarise } from '../summary/summarise.js';
import type { RunFacts, Summary } from '../summary/ports.js';
import { flowLine } from '../terminal/flow-line.js';
import type { ProgressDisplay } from '../terminal/progress-display.js';

export interface FlowResult {
  readonly summary: Summary;
  /** Milliseconds, until the master data were everywhere. */
  readonly loadMs: number;
  /** From the first drop to rest, milliseconds. */
  readonly flowMs: number;
  /** Used from the first drop to rest. */
  readonly cpuSeconds: CpuSeconds;
}

/**
 * Loads the master data of the input, drops its files when they are everywhere, and waits for rest.
 *
 * @throws KervanError of the APIs, PROCESS_FAILED when the flow stands still; the signal's reason.
 */
export async function runFlow(
  backbone: Backbone,
  input: FilesToDrop,
  display: ProgressDisplay,
  signal: AbortSignal,
): Promise<FlowResult> {
  const { evidence, watchFolder } = backbone;
  const loadStarted = performance.now();
  await load(backbone, input.folder, display, signal);
  const loadMs = performance.now() - loadStarted;

  display.update('waiting for files of an earlier run');
  await untilGone(input.files, watchFolder, signal);
  const facts = { dropStartedAt: await databaseClock(evidence), files: input.files, watchFolder };
  const flowStarted = performance.now();
  const cpu = new CpuWatch(() => processesOf(backbone));
  try {
    const [restedAt] = await Promise.all([
      rest(backbone, facts, display, signal),
      dropFiles(input, watchFolder, signal),
    ]);
    const cpuSeconds = await cpu.seconds();
    display.update('checking the invariants');
    const summary = await summarise(evidence, facts);
    return { summary, loadMs, flowMs: restedAt - flowStarted, cpuSeconds };
  } finally {
    cpu.stop();
    display.clear();
  }
}

async function load(
  backbone: Backbone,
  folder: string,
  display: ProgressDisplay,
  signal: AbortSignal,
): Promise<void> {
  const { evidence, supervisor, watchFolder, apiToken } = backbone;
  await loadMasterData({
    folder,
    coreUrl: supervisor.address('erp-core'),
    warehouseUrl: supervisor.address('warehouse'),
    token: apiToken,
    onProgress: ({ records, done, total }) => display.update(`loading ${records}: ${done} of ${total}`),
  });
  const facts = { dropStartedAt: await databaseClock(evidence), files: [], watchFolder };
  await rest(backbone, facts, display, signal);
}

/** @returns `performance.now()` since when everything rests */
function rest(
  { evidence }: Backbone,
  facts: RunFacts,
  display: ProgressDisplay,
  signal: AbortSignal,
): Promise<number> {
  const look = () => readProgress(evidence, facts);
  return untilRest(look, (sight) => display.update(flowLine(facts.files.length, sight)), signal);
}

/** The clock that the gateway's rows are written by. */
async function databaseClock({ databases }: Backbone['evidence']): Promise<Date> {
  const [row] = await databases['legacy-gateway'].query<{ milliseconds: number }>(
    'SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS milliseconds',
  );
  return new Date(Math.floor(row?.milliseconds ?? Date.now()));
}
