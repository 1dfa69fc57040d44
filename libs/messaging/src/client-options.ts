export type Compression = 'none' | 'gzip' | 'zstd';

/** What every client library needs to know. */
export interface ClientOptions {
  /** Bootstrap addresses `host:port`. */
  readonly brokers: readonly string[];
  readonly clientId: string;
  /** Of published batches; default none. zstd needs Node 22.15 or newer. */
  readonly compression?: Compression;
}
