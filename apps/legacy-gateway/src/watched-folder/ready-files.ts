import type { DroppedFile } from './dropped-file.js';
import type { Listing } from './list-dropped.js';

interface Sighting {
  readonly version: string;
  readonly since: number;
}

/**
 * Tells complete files from those still being written: complete is what has a done-marker, or has not changed for
 * `stableMs` of this process's own clock. The file's own times are not trusted.
 */
export class ReadyFiles {
  #sightings: ReadonlyMap<string, Sighting> = new Map();

  constructor(
    private readonly stableMs: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes the next listing and returns the files of it that are complete. */
  of({ files, done }: Listing): readonly DroppedFile[] {
    const now = this.now();
    const sightings = new Map<string, Sighting>();
    for (const { name, version } of files) {
      const before = this.#sightings.get(name);
      sightings.set(name, before?.version === version ? before : { version, since: now });
    }
    this.#sightings = sightings;
    return files.filter(({ name }) => {
      const since = sightings.get(name)?.since ?? now;
      return done.has(name) || now - since >= this.stableMs;
    });
  }
}
