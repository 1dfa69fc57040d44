import { access, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { versionOf, type DroppedFile } from './dropped-file.js';
import { DONE_SUFFIX } from './list-dropped.js';
import { nullIfMissing } from './null-if-missing.js';

const PROCESSED = 'processed';

/** The folder below the watched one that keeps what was read, so that the watched one stays small. */
export class ProcessedFiles {
  constructor(private readonly watched: string) {}

  /** The file's own name, or with `suffix` where an earlier file has it. */
  async freeName(name: string, suffix: string): Promise<string> {
    return (await this.has(name)) ? `${name}.${suffix}` : name;
  }

  async has(name: string): Promise<boolean> {
    return (await access(join(this.watched, PROCESSED, name)).then(() => true, nullIfMissing)) ?? false;
  }

  /** Moves a file here, unless it was replaced since it was seen. Its done-marker goes first: it must not outlive it. */
  async take({ name, version }: DroppedFile, processedAs: string): Promise<void> {
    const path = join(this.watched, name);
    const found = await stat(path, { bigint: true }).catch(nullIfMissing);
    if (!found || versionOf(found) !== version) return;
    await rm(`${path}${DONE_SUFFIX}`, { force: true });
    await mkdir(join(this.watched, PROCESSED), { recursive: true });
    await rename(path, join(this.watched, PROCESSED, processedAs));
  }
}
