import type { Dialect } from './csv-layout.js';

/** Cells of a record; `open`: a quote is not closed yet; `broken`: after a closing quote comes no separator. */
export type Cells =
  | { readonly kind: 'cells'; readonly cells: string[] }
  | { readonly kind: 'open' }
  | { readonly kind: 'broken' };

/** Cells as RFC 4180 writes them. A quote inside a cell that does not begin with one is a character: `15" pipe`. */
export function cellsOf(text: string, { separator, quote }: Dialect): Cells {
  if (quote === null || !text.includes(quote)) return { kind: 'cells', cells: text.split(separator) };
  const cells: string[] = [];
  for (let at = 0; ; at += 1) {
    if (text[at] === quote) {
      const end = closingQuote(text, at + 1, quote);
      if (end < 0) return { kind: 'open' };
      cells.push(text.slice(at + 1, end).replaceAll(quote + quote, quote));
      at = end + 1;
      if (at < text.length && text[at] !== separator) return { kind: 'broken' };
    } else {
      const found = text.indexOf(separator, at);
      const end = found < 0 ? text.length : found;
      cells.push(text.slice(at, end));
      at = end;
    }
    if (at >= text.length) return { kind: 'cells', cells };
  }
}

function closingQuote(text: string, from: number, quote: string): number {
  let at = text.indexOf(quote, from);
  while (at >= 0 && text[at + 1] === quote) at = text.indexOf(quote, at + 2);
  return at;
}
