const CELL = /(?:"([^"]*(?:""[^"]*)*)"|([^",]*))(,|$)/y;

/**
 * Cells of one CSV line by RFC 4180, or null where its quotes do not match.
 *
 * A record of this source is one line, so a stray quote ends with its line. A streaming CSV parser would take the
 * lines up to the next quote into one record, and good documents with them.
 */
export function splitCsv(text: string): string[] | null {
  if (!text.includes('"')) return text.split(',');
  const cells: string[] = [];
  CELL.lastIndex = 0;
  for (;;) {
    const match = CELL.exec(text);
    if (!match) return null;
    const [, quoted, plain = '', end] = match;
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '') return cells;
  }
}
