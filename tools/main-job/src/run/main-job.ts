import { once } from 'node:events';
import { openState, type StateFolder } from '@kervan/local';
import { Cleanup } from '../backbone/cleanup.js';
import { processesOf } from '../backbone/processes.js';
import { type Backbone, startBackbone } from '../backbone/start-backbone.js';
import { dayFiles } from '../flow/day-files.js';
import { MemoryWatch } from '../memory/memory-watch.js';
import { naturalOrder, shuffledOrder } from '../shuffle/processing-order.js';
import type { RunReport } from '../summary/ports.js';
import { addresses } from '../terminal/addresses.js';
import { ProgressDisplay, type Screen } from '../terminal/progress-display.js';
import { summaryTable } from '../terminal/summary-table.js';
import type { Options } from './options.js';
import { ratesOf } from './rates.js';
import { runFlow } from './run-flow.js';
import { judgeConsole } from './judge-console.js';
import { unlessAborted } from './unless-aborted.js';
import { faultsOf } from './verdict.js';

export interface Terminal {
  readonly stdout: Screen;
  readonly stderr: Screen;
}

/**
 * The whole run: stores, apps, master data, files, rest, report; then, unless `once`, up until the signal aborts.
 * Everything it started is ended when it returns, apps first and stores last.
 *
 * @returns whether every invariant holds and nothing is parked or lost
 * @throws LocalError, KervanError; the signal's reason when it aborts before the end.
 */
export async function runMainJob(
  options: Options,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<boolean> {
  const started = performance.now();
  const display = new ProgressDisplay(terminal.stderr);
  const say = (line: string): void => display.say(line);
  const files = await dayFiles(options.input);
  const cleanup = new Cleanup();
  try {
    const state = await openState({ folder: options.state, fresh: options.fresh, progress: say });
    cleanup.defer('the state', () => state.release());
    const { consumption, ...order } =
      options.shuffle === undefined ? naturalOrder(files) : shuffledOrder(files, options.shuffle);
    const backbone = await startBackbone({
      state,
      cleanup,
      progress: say,
      signal,
      traces: options.traces,
      scale: options.scale,
      consumption,
    });
    const memory = new MemoryWatch(() => pidsOf(backbone));
    cleanup.defer('the memory watch', () => memory.stop());
    const startMs = performance.now() - started;

    const flow = runFlow(backbone, { folder: options.input, ...order }, display, signal);
    const { summary, loadMs, flowMs, cpuSeconds } = await unlessAborted(signal, unlessFailed(backbone, flow));
    const journeys =
      options.journeys > 0 ? await judgeConsole(backbone, options.journeys, display, signal) : undefined;
    const report: RunReport = {
      ...summary,
      ...(journeys && { journeys }),
      seconds: seconds(performance.now() - started),
      stages: { start: seconds(startMs), load: seconds(loadMs), flow: seconds(flowMs) },
      memoryMb: await memory.peakMb(),
      cpuSeconds,
      ...ratesOf(summary.flow, flowMs),
    };
    print(report, options.json, terminal);
    const faults = faultsOf(report);
    faults.forEach(say);
    if (!options.once) await stayUp(backbone, state, say, signal);
    return faults.length === 0;
  } finally {
    display.clear();
    say('stopping');
    await cleanup.run(say);
  }
}

/** Every process of the run: this one, the apps, the stores it started. */
function pidsOf(backbone: Backbone): number[] {
  return [process.pid, ...[...processesOf(backbone).values()].flat()];
}

/** The work's outcome, or a rejection as soon as an app or a store was given up. */
function unlessFailed<Result>({ supervisor, stores }: Backbone, work: Promise<Result>): Promise<Result> {
  const servers = [stores.database.server, stores.broker.server].filter((server) => server !== null);
  const failures = [supervisor, ...servers].map(({ failed }) =>
    failed.then((failure) => {
      throw failure;
    }),
  );
  return Promise.race([work, ...failures]);
}

async function stayUp(
  backbone: Backbone,
  state: StateFolder,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  say(addresses(backbone, state));
  await unlessFailed(backbone, untilAborted(signal));
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}

function print(report: RunReport, json: boolean, { stdout }: Terminal): void {
  stdout.write(json ? `${JSON.stringify(report)}\n` : `${summaryTable(report)}\n`);
}

const seconds = (milliseconds: number): number => Math.round(milliseconds / 100) / 10;
