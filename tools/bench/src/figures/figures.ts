export const benchNames = ['publish', 'latency', 'consume'] as const;
export type BenchName = (typeof benchNames)[number];

export const clients = ['kafkajs', 'platformatic'] as const;
export type Client = (typeof clients)[number];

/** What one bench found about the process under test, the publisher or the consuming service. */
export interface Figures {
  readonly bench: BenchName;
  readonly client: Client;
  /** Events that went through; exactly those that were given, or the bench fails. */
  readonly events: number;
  readonly eventsPerSecond: number;
  /** CPU time of the process under test, user and system. */
  readonly cpuUsPerEvent: number;
  /** The same as a share of one core while the events ran. */
  readonly cores: number;
  /** CPU time of the whole PostgreSQL server; null where it does not run on this machine. */
  readonly postgresUsPerEvent: number | null;
  /** Most resident memory of the process under test, MiB. */
  readonly memoryMb: number;
  readonly latency: Latency | null;
}

/** From the return of COMMIT to the broker's acknowledgement in the publisher, milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** How late the load itself was at worst, milliseconds. */
  readonly loadLate: number;
}
