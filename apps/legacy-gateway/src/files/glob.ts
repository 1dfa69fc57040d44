const special = /[\\^$.+?()[\]{}|]/g;

/** Source of a regular expression for text without `*`, as it is. */
export function escaped(text: string): string {
  return text.replace(special, String.raw`\$&`);
}

/**
 * Source of a regular expression for text in which `*` stands for any characters. Each but the last one ends at the first
 * place that fits; nothing else would let more follow, and a long name is not tried in every way there is.
 *
 * @param literal source for what stands between them, which fits text of one length only
 */
export function globOf(text: string, literal: (text: string) => string): string {
  const [first = '', ...others] = text.split(/\*+/).map(literal);
  const last = others.pop();
  const firm = others.map((part) => `(?:(?!${part}).)*${part}`);
  return last === undefined ? first : `${first}${firm.join('')}.*${last}`;
}
