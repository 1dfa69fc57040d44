import type { DroppedFile } from './dropped-file.js';

/** Files that cannot be received as they are: each is news once, until it changes. */
export class StuckFiles {
  readonly #versions = new Map<string, string>();

  get count(): number {
    return this.#versions.size;
  }

  /** @returns whether this is news. */
  add({ name, version }: DroppedFile): boolean {
    const isNews = this.#versions.get(name) !== version;
    this.#versions.set(name, version);
    return isNews;
  }

  remove({ name }: DroppedFile): void {
    this.#versions.delete(name);
  }

  /** Forgets what is not in the folder any more. */
  keepOnly(files: readonly DroppedFile[]): void {
    const names = new Set(files.map(({ name }) => name));
    for (const name of this.#versions.keys()) if (!names.has(name)) this.#versions.delete(name);
  }
}
