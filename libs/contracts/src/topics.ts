import { catalogue } from './catalogue.js';

/** A topic as broker and clients must agree on it. */
export interface Topic {
  readonly name: string;
  /** Part of the contract: another count would move keys to other partitions, so it never changes. */
  readonly partitions: number;
  /** Whether it keeps only the last record of each key, for ever, instead of all records for a while. */
  readonly compacted?: boolean;
}

const PARTITIONS = 6;

/** Every topic of the catalogue, once. */
export const topics: readonly Topic[] = [...new Set(catalogue.map(({ topic }) => topic))].map((name) => ({
  name,
  partitions: PARTITIONS,
}));
