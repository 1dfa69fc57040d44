import type { FileLedger } from '../file-ledger/file-ledger.js';
import type { FileQueue } from '../watched-folder/file-queue.js';
import type { Listing } from '../watched-folder/list-dropped.js';
import type { ReadyFile } from '../watched-folder/ready-files.js';

/** One file after the other by name: none while an earlier one is not whole yet. */
export class TurnQueue implements FileQueue {
  readonly isStrict = true;

  constructor(private readonly ledger: Pick<FileLedger, 'forgetGone'>) {}

  async of({ files }: Listing, ready: readonly ReadyFile[]): Promise<readonly ReadyFile[]> {
    await this.ledger.forgetGone(files.map(({ name }) => name));
    const whole = new Map(ready.map((file) => [file.name, file]));
    const inTurn: ReadyFile[] = [];
    for (const { name } of files) {
      const file = whole.get(name);
      if (!file) break;
      inTurn.push(file);
    }
    return inTurn;
  }
}
