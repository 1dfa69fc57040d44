import type { FormatName, Stage } from '@kervan/formats/bench';

/** Of `all`; each takes seconds to a few minutes. */
export const usualBenches = [
  'publish',
  'latency',
  'idle',
  'consume',
  'consume-set',
  'end-to-end',
  'replay',
  'open-transaction',
  'poison',
  'tax',
  'telemetry',
  'projector',
  'formats',
] as const;
/** Run only when named: they take many minutes. */
export const longBenches = ['growth', 'journeys', 'soak'] as const;
export const benchNames = [...usualBenches, ...longBenches] as const;
export type BenchName = (typeof benchNames)[number];

/** `default`: what a service uses that is told nothing, maybe one for publishing and the other for consuming. */
export const clients = ['default', 'kafkajs', 'platformatic'] as const;
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
  /**
   * Key, value and headers of an event as it is sent, without compression; of `journeys` what is stored of an event with
   * its keys and receipts. Null where nothing is sent.
   */
  readonly bytesPerEvent: number | null;
  /** Most resident memory of the process under test, MiB. */
  readonly memoryMb: number;
  readonly latency: Latency | null;
}

/** Milliseconds from the return of COMMIT to what the bench waits for. */
export interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  /** How late the load itself was at worst, milliseconds. */
  readonly loadLate: number;
}

/** One quantity under two conditions that took turns: medians of all rounds. */
export interface Comparison {
  readonly bench: BenchName;
  /** What was compared, with its unit. */
  readonly what: string;
  readonly plain: number;
  /** With what the bench is about. */
  readonly changed: number;
  /** Median of the changes round by round, in percent of `plain`; above 0: more. */
  readonly changePercent: number;
  readonly rounds: number;
}

/** What reading a generated file of a legacy format costs, in a process of its own. */
export interface FormatRates {
  readonly format: FormatName;
  readonly stage: Stage;
  /** Lines of documents, 20 each. */
  readonly lines: number;
  /** A million bytes each. */
  readonly megabytes: number;
  readonly linesPerSecond: number;
  /** Of user and system time of all its threads. */
  readonly linesPerCpuSecond: number;
  readonly megabytesPerCpuSecond: number;
  /** Most resident memory, and most used heap, MiB. */
  readonly memoryMb: number;
  readonly heapMb: number;
}

/** What a bench found. */
export interface Findings {
  readonly figures: readonly Figures[];
  readonly comparisons: readonly Comparison[];
  readonly formats?: readonly FormatRates[];
}
