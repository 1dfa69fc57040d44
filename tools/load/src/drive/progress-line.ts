import type { Progress } from './drive.js';

const EVERY_MS = 1000;

/** Shows at most once a second how far a run is, on one line of a terminal or line after line elsewhere. */
export class ProgressLine {
  #shownAt = 0;

  constructor(
    private readonly total: number,
    private readonly stream: { readonly isTTY?: boolean; write(text: string): unknown },
    private readonly now: () => number = () => performance.now(),
  ) {}

  readonly show = (progress: Progress): void => {
    const { sent, answered, failed } = progress;
    const isLast = answered === this.total;
    if (!isLast && this.now() - this.#shownAt < EVERY_MS) return;
    this.#shownAt = this.now();
    const text = `${sent} of ${this.total} sent, ${sent - answered} under way, ${failed} failed`;
    const line = this.stream.isTTY ? `\r${text.padEnd(60)}${isLast ? '\n' : ''}` : `${text}\n`;
    this.stream.write(line);
  };
}
