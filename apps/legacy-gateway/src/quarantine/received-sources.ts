import type { ReceivedSource } from '../receiving/received-source.js';

/** Injects the sources that are received, by name: records are read again as these are declared now. */
export const RECEIVED_SOURCES = Symbol('RECEIVED_SOURCES');
export type ReceivedSources = ReadonlyMap<string, ReceivedSource>;
