const LINE_EVERY_MS = 3_000;
const CLEAR_LINE = '\r\u001b[K';

/** Where people watch; stderr is one. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Lines that stay and one line that changes: rewritten on a terminal, else written anew every few seconds. */
export class ProgressDisplay {
  private current = '';
  private writtenAt = -Infinity;

  constructor(
    private readonly screen: Screen,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** A line that stays. */
  say(line: string): void {
    this.screen.write(this.screen.isTTY ? `${CLEAR_LINE}${line}\n${this.current}` : `${line}\n`);
  }

  /** The newest state of what is going on. */
  update(line: string): void {
    if (this.screen.isTTY) {
      this.current = line;
      this.screen.write(CLEAR_LINE + line);
    } else if (line !== this.current && this.now() - this.writtenAt >= LINE_EVERY_MS) {
      this.current = line;
      this.writtenAt = this.now();
      this.screen.write(`${line}\n`);
    }
  }

  /** Nothing is going on any more. */
  clear(): void {
    if (this.screen.isTTY) this.screen.write(CLEAR_LINE);
    this.current = '';
    this.writtenAt = -Infinity;
  }
}
