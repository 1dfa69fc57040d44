import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { exists } from '../files/move-once.js';
import { LocalError } from '../local-error.js';
import { freePort } from '../process/free-port.js';
import type { Launched } from '../process/kept-server.js';
import { lastLines, logSince, logSize } from '../process/log-tail.js';
import { OwnedProcess } from '../process/owned-process.js';
import { runToEnd } from '../process/run-to-end.js';
import { until } from '../process/until.js';
import type { StateFolder } from '../state/state-folder.js';
import { brokerAnswers } from './broker-answers.js';
import { brokerSettings, toProperties } from './broker-settings.js';
import { type BrokerRuntime, javaProgram } from './java-program.js';
import { type LoginListener, userOf, withLogin } from './login-listener.js';

const ATTEMPTS = 20;
const PAUSE_MS = 500;

/**
 * Starts the broker and waits until it says so and answers a client.
 *
 * @param login a listener beside the one that everybody may use
 * @param keptPort the port that clients of a stopped broker know; absent = any free one.
 * @throws LocalError PROCESS_FAILED with the end of its log.
 */
export async function launchBroker(
  state: StateFolder,
  runtime: BrokerRuntime,
  login: LoginListener | undefined,
  keptPort?: number,
): Promise<Launched> {
  const log = join(state.logs, 'kafka.log');
  for (let attempt = 1; ; attempt += 1) {
    const port = keptPort ?? (await freePort());
    const settings = await writeSettings(state, port, login);
    await formatOnce(state, runtime, settings, login);
    const logged = await logSize(log);
    const broker = await OwnedProcess.start(
      javaProgram('kafka', runtime, state, 'kafka.Kafka', [settings]),
      state.run,
    );
    if (await becameReady(broker, port, log, logged)) return { process: broker, port, log };
    if (attempt === ATTEMPTS || !(await logSince(log, logged)).includes('Address already in use')) {
      throw new LocalError(
        'PROCESS_FAILED',
        `Kafka did not start; the end of ${log}:\n${await lastLines(log)}`,
      );
    }
    await sleep(PAUSE_MS);
  }
}

async function writeSettings(state: StateFolder, port: number, login?: LoginListener): Promise<string> {
  const path = join(state.kafka, 'server.properties');
  const place = { bind: '127.0.0.1', host: '127.0.0.1', clientPort: port, controllerPort: await freePort() };
  const settings = brokerSettings({ dataFolder: join(state.kafka, 'data'), ...place });
  await writeFile(path, toProperties(login ? withLogin(settings, login) : settings));
  return path;
}

/** Gives the data folder its cluster id; a format that was cut off is simply done again. */
async function formatOnce(
  state: StateFolder,
  runtime: BrokerRuntime,
  settings: string,
  login?: LoginListener,
): Promise<void> {
  if (await exists(join(state.kafka, 'data', 'meta.properties'))) return;
  const user = login ? userOf(login) : [];
  const args = ['format', '--ignore-formatted', '--cluster-id', clusterId(), '--config', settings, ...user];
  await runToEnd(javaProgram('kafka-format', runtime, state, 'kafka.tools.StorageTool', args), state.run);
}

/** 16 random bytes; a leading dash would be read as an option. */
function clusterId(): string {
  return randomBytes(16).toString('base64url').replace(/^-/, 'A');
}

async function becameReady(
  broker: OwnedProcess,
  port: number,
  log: string,
  logged: number,
): Promise<boolean> {
  return until(async () => {
    if (!broker.running) return false;
    if (!(await logSince(log, logged)).includes('Kafka Server started')) return undefined;
    return (await brokerAnswers(port)) ? true : undefined;
  });
}
