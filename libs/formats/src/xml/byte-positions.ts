/** Tells at which byte of its file a character is. Asked in order. */
export class BytePositions {
  #pending = '';
  /** Character with which `#pending` begins. */
  #start = 0;

  constructor(
    /** Byte of that character. */
    private byte: number,
    private readonly sizeOf: (text: string) => number,
  ) {}

  append(text: string): void {
    this.#pending += text;
  }

  /** @param position number of a character, not before the one that was asked for last. */
  at(position: number): number {
    const passed = Math.max(0, position - this.#start);
    this.byte += this.sizeOf(this.#pending.slice(0, passed));
    this.#pending = this.#pending.slice(passed);
    this.#start += passed;
    return this.byte;
  }
}
