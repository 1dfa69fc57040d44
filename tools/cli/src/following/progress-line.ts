import type { Screen } from '../output/output.js';
import { visible } from '../output/visible.js';

const EVERY_MS = 3_000;
const CLEAR_LINE = '\r\u001b[K';

/** One line that changes: rewritten on a terminal, elsewhere written anew every few seconds. */
export class ProgressLine {
  #shown = '';
  #shownAt = -Infinity;

  constructor(
    private readonly screen: Screen,
    private readonly now: () => number = () => performance.now(),
  ) {}

  show(text: string): void {
    const line = visible(text);
    if (line === this.#shown) return;
    if (this.screen.isTTY) this.screen.write(CLEAR_LINE + line);
    else if (this.now() - this.#shownAt >= EVERY_MS) this.screen.write(`${line}\n`);
    else return;
    this.#shown = line;
    this.#shownAt = this.now();
  }

  /** Nothing changes any more. */
  end(): void {
    if (this.screen.isTTY) this.screen.write(CLEAR_LINE);
  }
}
