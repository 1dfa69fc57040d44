/** Characters that are kept to count their bytes when asked: more than a tag, comment or text that is read may have. */
const kept = 4_194_304;

/** Tells at which byte of its file a character is. Asked in order. */
export class BytePositions {
  #pending = '';
  /** Character with which what is not passed yet begins. */
  #start = 0;
  /** Of an attachment, before `#pending`: nobody asks for a place in it but its first. */
  #inside = { characters: 0, bytes: 0 };

  constructor(
    /** Byte of that character. */
    private byte: number,
    private readonly sizeOf: (text: string) => number,
  ) {}

  append(text: string): void {
    if (this.#pending.length > kept) {
      const { characters, bytes } = this.#inside;
      this.#inside = {
        characters: characters + this.#pending.length,
        bytes: bytes + this.sizeOf(this.#pending),
      };
      this.#pending = '';
    }
    this.#pending += text;
  }

  /** @param position number of a character, not before the one that was asked for last. */
  at(position: number): number {
    const { characters, bytes } = this.#inside;
    const passed = position - this.#start - characters;
    if (position <= this.#start || passed < 0) return this.byte;
    this.byte += bytes + this.sizeOf(this.#pending.slice(0, passed));
    this.#inside = { characters: 0, bytes: 0 };
    this.#pending = this.#pending.slice(passed);
    this.#start = position;
    return this.byte;
  }
}
