export type Compression = 'none' | 'gzip' | 'zstd';

export const DEFAULT_SESSION_TIMEOUT_MS = 10_000;

/** Login by SCRAM-SHA-512. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** What every client library needs to know. */
export interface ClientOptions {
  /** Bootstrap addresses `host:port`. */
  readonly brokers: readonly string[];
  readonly clientId: string;
  /** Absent: whoever reaches the broker may use it. */
  readonly credentials?: Credentials | undefined;
  /** Certificate authority of the broker in PEM; absent: connections are not encrypted. */
  readonly tlsCa?: string | undefined;
  /** Of published batches; zstd needs Node 22.15 or newer. */
  readonly compression: Compression;
  /**
   * How long a group waits for a member that fell silent, as a killed process does, before others take over its
   * partitions; milliseconds, default 10,000, by the broker's default settings at least 6,000.
   */
  readonly sessionTimeoutMs?: number;
}
