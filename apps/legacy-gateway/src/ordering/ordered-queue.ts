import type { FileLedger } from '../file-ledger/file-ledger.js';
import type { FileQueue } from '../watched-folder/file-queue.js';
import type { Listing } from '../watched-folder/list-dropped.js';
import type { ReadyFile } from '../watched-folder/ready-files.js';
import type { Progress } from './came.js';
import type { ExpectedPlaces } from './expected-places.js';

/**
 * Files by their place in the order of the source. Held: none while an earlier one is missing or not whole yet; else whatever
 * is there. What has no place comes first: archives, and files that are refused for their names.
 */
export class OrderedQueue implements FileQueue {
  constructor(
    readonly isStrict: boolean,
    private readonly places: ExpectedPlaces,
    private readonly ledger: Pick<FileLedger, 'forgetGone'>,
    private readonly progress: () => Promise<Progress>,
  ) {}

  async of({ files }: Listing, ready: readonly ReadyFile[]): Promise<readonly ReadyFile[]> {
    const placed = files
      .map(({ name }) => ({ name, place: this.places.of(name) }))
      .sort((one, other) => (one.place ?? -1) - (other.place ?? -1));
    const whole = new Map(ready.map((file) => [file.name, file]));
    if (!this.isStrict) return placed.flatMap(({ name }) => whole.get(name) ?? []);

    await this.ledger.forgetGone(files.map(({ name }) => name));
    const held: ReadyFile[] = [];
    const progress = await this.progress();
    let { last } = progress;
    for (const { name, place } of placed) {
      const file = whole.get(name);
      const isMissing = place !== null && last !== null && place > this.#next(last, progress);
      if (!file || isMissing) break;
      held.push(file);
      if (place !== null) last = Math.max(place, last ?? place);
    }
    return held;
  }

  /** The place that is waited for behind one in which something came. */
  #next(place: number, { released }: Progress): number {
    return released.reduce(
      (next, { from, to }) => (from <= next && next <= to ? this.places.after(to) : next),
      this.places.after(place),
    );
  }
}
