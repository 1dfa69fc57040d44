export interface BrokerPlace {
  readonly dataFolder: string;
  /** Address the broker listens on. */
  readonly bind: string;
  /** Host that clients are told to connect to. */
  readonly host: string;
  readonly clientPort: number;
  readonly controllerPort: number;
}

/** Settings of a broker that is its own controller and the only node, by their names in `server.properties`. */
export function brokerSettings({ dataFolder, bind, host, clientPort, controllerPort }: BrokerPlace) {
  return {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@127.0.0.1:${String(controllerPort)}`,
    listeners: `CLIENT://${bind}:${String(clientPort)},CONTROLLER://127.0.0.1:${String(controllerPort)}`,
    'advertised.listeners': `CLIENT://${host}:${String(clientPort)}`,
    'listener.security.protocol.map': 'CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'CLIENT',
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': dataFolder,
    // A misspelt topic is an error, not a new topic.
    'auto.create.topics.enable': 'false',
    'default.replication.factor': '1',
    'min.insync.replicas': '1',
    'offsets.topic.replication.factor': '1',
    'offsets.topic.num.partitions': '3',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'transaction.state.log.num.partitions': '3',
    'share.coordinator.state.topic.replication.factor': '1',
    'share.coordinator.state.topic.min.isr': '1',
    // Consumers here start together: waiting for more members only delays the first assignment.
    'group.initial.rebalance.delay.ms': '0',
    // Records live as long as the state folder: a run may continue after weeks.
    'log.retention.ms': '-1',
    'num.network.threads': '2',
    'num.io.threads': '4',
    // The default reserves 128 MB.
    'log.cleaner.dedupe.buffer.size': '8388608',
  } as const;
}

export type BrokerSettings = ReturnType<typeof brokerSettings>;

export function toProperties(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value.replaceAll('\\', '/')}\n`)
    .join('');
}

/** The same settings as the variables of the `apache/kafka` image: `node.id` is KAFKA_NODE_ID. */
export function toImageVariables(settings: BrokerSettings): Record<string, string> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      `KAFKA_${name.toUpperCase().replaceAll('.', '_')}`,
      value,
    ]),
  );
}
