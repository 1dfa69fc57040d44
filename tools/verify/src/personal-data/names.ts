const WORD = /[\p{L}\p{N}]+/gu;
const ASCII = /^[\x20-\x7e]*$/;

/** Fields whose values are codes: a customer who is called like one, `RETAIL`, is not meant by them. */
const codeFields: ReadonlySet<string> = new Set([
  'code',
  'consumer',
  'currency',
  'depotNo',
  'exemptionCode',
  'invoiceType',
  'invoicing',
  'kdvClass',
  'kind',
  'method',
  'outcome',
  'previousState',
  'priceList',
  'reason',
  'segment',
  'source',
  'state',
  'status',
  'topic',
  'unit',
]);

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
    return this.isInValue('', parsed(json));
  }

  private isInValue(field: string, value: unknown): boolean {
    if (typeof value === 'string')
      return (!codeFields.has(field) && this.single.has(value)) || this.isAmongWords(value);
    if (Array.isArray(value)) return value.some((item) => this.isInValue(field, item));
    if (typeof value !== 'object' || value === null) return false;
    return Object.entries(value).some(([name, item]) => this.isInValue(name, item));
  }

  private isAmongWords(text: string): boolean {
    if (this.byFirstWord.size === 0) return false;
    const words = wordsOf(text);
    return words.some((word, place) =>
      this.byFirstWord
        .get(word)
        ?.some((others) => others.every((other, index) => words[place + 1 + index] === other)),
    );
  }
}

/** What is no JSON is one text. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

/** Letters without marks, in lower case; dotted and dotless i are one. */
function wordsOf(text: string): string[] {
  const plain = ASCII.test(text) ? text : text.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return plain.toLowerCase().replaceAll('ı', 'i').match(WORD) ?? [];
}
