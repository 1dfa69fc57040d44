/** Characters of wide text that are kept to count their bytes: more than a tag, comment or text that is read may have. */
const kept = 4_194_304;

/** Text of the file up to the next stretch, with letters of several bytes in it or without. */
interface Stretch {
  readonly character: number;
  readonly byte: number;
  /** Null: each of its characters is one byte. Empty: nobody asks for a place in it but its first. */
  wide: string | null;
}

/** Tells at which byte of its file a character is. Asked in order. */
export class BytePositions {
  #stretches: Stretch[] = [];
  #kept = 0;
  /** Behind what was appended. */
  #end = { character: 0, byte: 0 };
  /** Asked for last. */
  #character = 0;
  #byte: number;

  /** @param byte of the first character. */
  constructor(
    byte: number,
    private readonly sizeOf: (text: string) => number,
  ) {
    this.#byte = byte;
    this.#end.byte = byte;
  }

  append(text: string): void {
    if (text === '') return;
    const { character, byte } = this.#end;
    const size = this.sizeOf(text);
    const wide = size === text.length ? null : text;
    if (wide !== null) this.#keep(wide);
    if (wide !== null || this.#stretches.at(-1)?.wide !== null)
      this.#stretches.push({ character, byte, wide });
    this.#end = { character: character + text.length, byte: byte + size };
  }

  /** @param position number of a character, not before the one that was asked for last. */
  at(position: number): number {
    if (position <= this.#character) return this.#byte;
    this.#byte = position < this.#end.character ? this.#within(position) : this.#end.byte;
    this.#character = position;
    return this.#byte;
  }

  #within(position: number): number {
    const { character, byte, wide } = this.#stretchAt(position);
    if (wide === null) return byte + position - character;
    const from = Math.max(character, this.#character);
    const before = from > character ? this.#byte : byte;
    return before + this.sizeOf(wide.slice(from - character, position - character));
  }

  #stretchAt(position: number): Stretch {
    for (;;) {
      const [first, next] = this.#stretches;
      if (!first) throw new RangeError('nothing was appended');
      if (!next || next.character > position) return first;
      this.#kept -= first.wide?.length ?? 0;
      this.#stretches.shift();
    }
  }

  /** An attachment is passed before somebody asks for a place behind it. */
  #keep(wide: string): void {
    this.#kept += wide.length;
    if (this.#kept <= kept) return;
    for (const stretch of this.#stretches) stretch.wide &&= '';
    this.#kept = wide.length;
  }
}
