import { missingForBroker } from '../prerequisites/broker-prerequisites.js';
import { checkPrerequisites } from '../prerequisites/check-prerequisites.js';
import { findJava } from '../prerequisites/java.js';
import { KeptServer, type Server } from '../process/kept-server.js';
import { type Progress, silent } from '../progress.js';
import type { StateFolder } from '../state/state-folder.js';
import { classPath, jarsPresent } from './distribution.js';
import { launchBroker } from './launch-broker.js';
import type { LoginListener } from './login-listener.js';

/** A running one-node Apache Kafka. */
export interface KafkaServer extends Server {
  /** `host:port` each. */
  readonly brokers: readonly string[];
}

/**
 * Starts Kafka with the data of a state.
 *
 * @param interruption ends the fetching of the broker's jars
 * @param login a listener beside the one that everybody may use
 * @throws LocalError PREREQUISITE_MISSING, PROCESS_FAILED
 */
export async function startKafka(
  state: StateFolder,
  progress: Progress = silent,
  interruption?: AbortSignal,
  login?: LoginListener,
): Promise<KafkaServer> {
  checkPrerequisites(missingForBroker(await jarsPresent(state.cache)));
  const runtime = {
    java: findJava()?.path ?? 'java',
    classPath: await classPath(state, progress, interruption),
  };
  const server = await KeptServer.start(
    'Kafka',
    (port) => launchBroker(state, runtime, login, port),
    progress,
  );
  return Object.assign(server, { brokers: [`127.0.0.1:${String(server.port)}`] });
}
