import type { ReceivedSource } from '../receiving/received-source.js';

/** A source whose records are read again. */
export interface RepairedSource extends ReceivedSource {
  /** The watched one, into which a file that was refused as a whole is given back. */
  readonly folder: string;
  /** Whether archives are unpacked. */
  readonly zip: boolean;
}

/** Injects the sources that are received, by name: records are read again as these are declared now. */
export const RECEIVED_SOURCES = Symbol('RECEIVED_SOURCES');
export type ReceivedSources = ReadonlyMap<string, RepairedSource>;
