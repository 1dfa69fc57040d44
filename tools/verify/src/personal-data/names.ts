const WORD = /[\p{L}\p{N}]+/gu;
const STRING = /"((?:[^"\\]|\\.)*)"/gu;

/** Names of people and companies, to be found in JSON text. */
export class Names {
  /** Words of the names by their first word; letters folded. */
  private readonly byFirstWord = new Map<string, string[][]>();
  /** Names of one word, as written: a word alone may mean something else, so it counts as a whole value only. */
  private readonly single = new Set<string>();

  constructor(names: readonly string[]) {
    for (const name of names) {
      const [first, ...others] = wordsOf(name);
      if (first === undefined) continue;
      if (others.length === 0) this.single.add(name.trim());
      else this.byFirstWord.set(first, [...(this.byFirstWord.get(first) ?? []), others]);
    }
  }

  isIn(json: string): boolean {
    if (this.single.size === 0 && this.byFirstWord.size === 0) return false;
    return [...json.matchAll(STRING)].some(([, value = '']) => this.isInValue(value));
  }

  private isInValue(value: string): boolean {
    if (this.single.has(value)) return true;
    const words = wordsOf(value);
    return words.some((word, place) =>
      this.byFirstWord
        .get(word)
        ?.some((others) => others.every((other, index) => words[place + 1 + index] === other)),
    );
  }
}

/** Letters without marks, in lower case; dotted and dotless i are one. */
function wordsOf(text: string): string[] {
  const folded = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ı', 'i');
  return folded.match(WORD) ?? [];
}
