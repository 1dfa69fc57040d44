import type { Listing } from './list-dropped.js';
import type { ReadyFile } from './ready-files.js';

/** Which of the ready files are received now, and in which order. */
export interface FileQueue {
  /** Whether a file that was not received keeps those after it waiting. */
  readonly isStrict: boolean;
  of(listing: Listing, ready: readonly ReadyFile[]): Promise<readonly ReadyFile[]>;
}

/** Files are independent of each other. */
export const anyOrder: FileQueue = { isStrict: false, of: (_, ready) => Promise.resolve(ready) };
