import type { DroppedFile } from './dropped-file.js';
import type { Listing } from './list-dropped.js';

/** What says that a file is whole. Times are milliseconds. */
export type WholeRule =
  | { readonly by: 'marker' | 'rename' }
  /** Not changed for so long, or a done-marker. */
  | { readonly by: 'stable'; readonly ms: number }
  /** What stands in it; nothing more is waited for when nothing has changed for so long, or a done-marker came. */
  | { readonly by: 'trailer'; readonly ms: number };

/** A file that may be received. */
export interface ReadyFile extends DroppedFile {
  /** Whether it is received as it is; else only if it turns out to be whole. */
  readonly final: boolean;
}

/** A file that grows is not read again and again. */
const QUIET_MS = 500;

interface Sighting {
  readonly version: string;
  readonly since: number;
}

/**
 * Tells complete files from those still being written. Times are of this process's own clock, those of the file are not
 * trusted.
 */
export class ReadyFiles {
  #sightings: ReadonlyMap<string, Sighting> = new Map();
  readonly #endTooEarly = new Map<string, string>();

  constructor(
    private readonly rule: WholeRule,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes the next listing and returns the files of it that are complete, in its order. */
  of({ files, done }: Listing): readonly ReadyFile[] {
    const now = this.now();
    const sightings = new Map<string, Sighting>();
    for (const { name, version } of files) {
      const before = this.#sightings.get(name);
      sightings.set(name, before?.version === version ? before : { version, since: now });
    }
    this.#sightings = sightings;
    for (const name of this.#endTooEarly.keys()) if (!sightings.has(name)) this.#endTooEarly.delete(name);
    return files.flatMap((file) => {
      const since = sightings.get(file.name)?.since ?? now;
      return this.#ready(file, done.has(file.name), now - since);
    });
  }

  /** The file was looked at and ends too early: it is ready again when it changes, or when nothing more is waited for. */
  endsTooEarly({ name, version }: DroppedFile): void {
    this.#endTooEarly.set(name, version);
  }

  #ready(file: DroppedFile, isMarked: boolean, unchangedMs: number): ReadyFile[] {
    const { rule } = this;
    switch (rule.by) {
      case 'marker':
        return isMarked ? [{ ...file, final: true }] : [];
      case 'rename':
        return [{ ...file, final: true }];
      case 'stable':
        return isMarked || unchangedMs >= rule.ms ? [{ ...file, final: true }] : [];
      case 'trailer': {
        const final = isMarked || unchangedMs >= rule.ms;
        const isKnown = this.#endTooEarly.get(file.name) === file.version;
        return final || (unchangedMs >= QUIET_MS && !isKnown) ? [{ ...file, final }] : [];
      }
    }
  }
}
