import type { OutboxRow } from '../outbox-row.js';
import type { Pipe } from './pipe.js';

/** Several producers side by side: each sends the rows of its lanes. */
export class Pipes {
  #ended = false;

  constructor(private readonly all: readonly Pipe[]) {}

  get bytes(): number {
    let bytes = 0;
    for (const pipe of this.all) bytes += pipe.bytes;
    return bytes;
  }

  /** Whether rows like this one wait for a partition that cannot be written now. */
  waits(row: Pick<OutboxRow, 'lane' | 'topic' | 'key'>): boolean {
    return this.all[row.lane % this.all.length]?.waits(row) ?? false;
  }

  /** Rows in the order in which those of a key are to be sent. After the end none is: what goes before it was dropped. */
  offer(rows: readonly OutboxRow[]): void {
    if (this.#ended) return;
    for (const row of rows) this.all[row.lane % this.all.length]?.push(row);
    for (const pipe of this.all) pipe.start();
  }

  /** Takes rows out that were not sent yet. */
  drop(of: (row: OutboxRow) => boolean): OutboxRow[] {
    return this.all.flatMap((pipe) => pipe.drop(of));
  }

  /** Nothing more is sent but what is on the way. */
  end(): void {
    this.#ended = true;
    this.drop(() => true);
  }

  /** Resolves when nothing is on the way. */
  async idle(): Promise<void> {
    await Promise.all(this.all.map((pipe) => pipe.idle()));
  }
}
