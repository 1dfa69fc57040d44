import { brokerSettings, toImageVariables } from '../kafka/broker-settings.js';
import { jarsPresent } from '../kafka/distribution.js';
import { startKafka } from '../kafka/start-kafka.js';
import { missingForBroker } from '../prerequisites/broker-prerequisites.js';
import { freePort } from '../process/free-port.js';
import type { Progress } from '../progress.js';
import type { StateFolder } from '../state/state-folder.js';
import { dockerHost, missingDocker } from './docker.js';
import { type BrokerStore, leaveAlone } from './store.js';
import type { StoreSource } from './store-source.js';

const IMAGE = 'apache/kafka:4.3.1';
const CONTROLLER_PORT = 9093;

/** The cluster of addresses that were given: neither started nor stopped. */
export function givenKafka(brokers: readonly string[]): StoreSource<BrokerStore> {
  return {
    missing: () => Promise.resolve([]),
    start: () => Promise.resolve({ brokers, server: null, stop: leaveAlone }),
  };
}

/** Kafka from Maven's jars, with the data of a state. */
export function embeddedKafka(
  state: StateFolder,
  progress: Progress,
  interruption?: AbortSignal,
): StoreSource<BrokerStore> {
  return {
    missing: async () => missingForBroker(await jarsPresent(state.cache)),
    start: async () => {
      const server = await startKafka(state, progress, interruption);
      return { brokers: server.brokers, server, stop: () => server.stop() };
    },
  };
}

/** Kafka in a container; its data ends with it. The published port is chosen beforehand: the broker must announce it. */
export const dockerKafka: StoreSource<BrokerStore> = {
  missing: missingDocker,
  start: async () => {
    const { GenericContainer, Wait } = await import('testcontainers');
    const [host, clientPort] = [await dockerHost(), await freePort()];
    const place = {
      dataFolder: '/tmp/kafka-data',
      bind: '0.0.0.0',
      host,
      clientPort,
      controllerPort: CONTROLLER_PORT,
    };
    const container = await new GenericContainer(IMAGE)
      .withEnvironment(toImageVariables(brokerSettings(place)))
      .withExposedPorts({ container: clientPort, host: clientPort })
      .withWaitStrategy(Wait.forLogMessage('Kafka Server started'))
      .start();
    return {
      brokers: [`${host}:${String(clientPort)}`],
      server: null,
      stop: async () => {
        await container.stop();
      },
    };
  },
};
