import { checkPrerequisites } from '../prerequisites/check-prerequisites.js';
import { missingForBroker } from '../prerequisites/broker-prerequisites.js';
import { findJava } from '../prerequisites/java.js';
import { type Progress, silent } from '../progress.js';
import type { StateFolder } from '../state/state-folder.js';
import { classPath, jarsPresent } from './distribution.js';
import { launchBroker } from './launch-broker.js';

/** A running one-node Apache Kafka on 127.0.0.1, owned by this process. */
export interface KafkaServer {
  /** `host:port`, stays the same over restarts. */
  readonly brokers: readonly string[];
  /** Another one after a restart. */
  readonly pid: number;
  stop(): Promise<void>;
  /** SIGKILL, as a crash would end it. */
  kill(): Promise<void>;
  /** Starts it again with its data, on the same port, whether it was stopped, killed or still runs. */
  restart(): Promise<void>;
}

/**
 * Starts Kafka with the data of a state.
 *
 * @throws LocalError PREREQUISITE_MISSING, PROCESS_FAILED
 */
export async function startKafka(state: StateFolder, progress: Progress = silent): Promise<KafkaServer> {
  checkPrerequisites(missingForBroker(await jarsPresent(state.cache)));
  const runtime = { java: findJava()?.path ?? 'java', classPath: await classPath(state, progress) };
  let broker = await launchBroker(state, runtime);
  const { port } = broker;
  const stop = async (): Promise<void> => {
    await broker.process.stop();
  };
  return {
    brokers: [`127.0.0.1:${String(port)}`],
    get pid() {
      return broker.process.pid;
    },
    stop,
    kill: async () => {
      await broker.process.kill();
    },
    restart: async () => {
      await stop();
      broker = await launchBroker(state, runtime, port);
    },
  };
}
