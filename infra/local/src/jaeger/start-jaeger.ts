import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalError } from '../local-error.js';
import { freePort } from '../process/free-port.js';
import { KeptServer, type Launched, type Server } from '../process/kept-server.js';
import { lastLines } from '../process/log-tail.js';
import { OwnedProcess } from '../process/owned-process.js';
import { until } from '../process/until.js';
import { type Progress, silent } from '../progress.js';
import type { StateFolder } from '../state/state-folder.js';
import { chooseJaeger, type Jaeger } from './choose-jaeger.js';
import type { JaegerPlace } from './jaeger-settings.js';

/** Where people look for it. */
const QUERY_PORT = 16686;

/** A running Jaeger. */
export interface JaegerServer extends Server {
  /** Where spans are sent, by OTLP over HTTP. */
  readonly endpoint: string;
  /** Its pages. */
  readonly url: string;
}

/**
 * Starts Jaeger from what this machine has.
 *
 * @param interruption ends its building
 * @returns null where there is no binary, no Docker and no Go
 * @throws LocalError PREREQUISITE_MISSING, PROCESS_FAILED
 */
export async function startJaeger(
  state: StateFolder,
  progress: Progress = silent,
  interruption?: AbortSignal,
  env?: NodeJS.ProcessEnv,
): Promise<JaegerServer | null> {
  const jaeger = await chooseJaeger(state, progress, interruption, env);
  if (jaeger === null) return null;
  const [query, health] = [await freePort(QUERY_PORT), await freePort()];
  const launch = async (kept?: number) =>
    launchJaeger(state, jaeger, { host: '127.0.0.1', otlp: kept ?? (await freePort()), query, health });
  const server = await KeptServer.start('Jaeger', launch, progress);
  const at = (port: number) => `http://127.0.0.1:${String(port)}`;
  return Object.assign(server, { endpoint: at(server.port), url: at(query) });
}

async function launchJaeger(state: StateFolder, jaeger: Jaeger, place: JaegerPlace): Promise<Launched> {
  const settingsFile = join(state.run, 'jaeger.json');
  const log = join(state.logs, 'jaeger.log');
  await writeFile(settingsFile, jaeger.settings(place));
  const running = await OwnedProcess.start(
    {
      name: 'jaeger',
      command: jaeger.command,
      args: jaeger.args(settingsFile, place),
      env: process.env,
      cwd: state.run,
      log,
    },
    state.run,
  );
  const ready = await until(async () => {
    if (!running.running) return false;
    return (await isHealthy(place.health)) ? true : undefined;
  });
  if (ready) return { process: running, port: place.otlp, log };
  throw new LocalError('PROCESS_FAILED', `Jaeger did not start; the end of ${log}:\n${await lastLines(log)}`);
}

async function isHealthy(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${String(port)}/status`)).ok;
  } catch {
    return false;
  }
}
