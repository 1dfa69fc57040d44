/**
 * Widths of columns that share a line: those that need little get it, the others share the rest evenly.
 *
 * @param wanted what each column needs, in characters
 * @param room characters for all of them
 */
export function fitColumns(wanted: readonly number[], room: number): readonly number[] {
  const narrowFirst = wanted.toSorted((a, b) => a - b);
  let left = room;
  for (const [index, width] of narrowFirst.entries()) {
    const share = Math.floor(left / (wanted.length - index));
    if (width > share) return wanted.map((each) => Math.min(each, share));
    left -= width;
  }
  return wanted;
}

/** What is cut off is told by an ellipsis. */
export function cut(text: string, width: number): string {
  const characters = charactersOf(text);
  return characters.length <= width ? text : `${characters.slice(0, Math.max(width - 1, 0)).join('')}…`;
}

/** As people count them. */
export function charactersOf(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

const segmenter = new Intl.Segmenter();
