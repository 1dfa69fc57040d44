import type { KafkaServer } from '../kafka/start-kafka.js';
import type { PostgresServer } from '../postgres/start-postgres.js';

/** A PostgreSQL server to use; `server` is null unless this process runs it. */
export interface DatabaseStore {
  /** Of a superuser. */
  readonly url: string;
  readonly server: PostgresServer | null;
  stop(): Promise<void>;
}

/** A Kafka cluster to use; `server` is null unless this process runs it. */
export interface BrokerStore {
  /** `host:port` each. */
  readonly brokers: readonly string[];
  readonly server: KafkaServer | null;
  stop(): Promise<void>;
}

/** How a store that was given is stopped. */
export const leaveAlone = (): Promise<void> => Promise.resolve();
