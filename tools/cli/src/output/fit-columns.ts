export interface Wanted {
  /** Characters. */
  readonly width: number;
  /** Takes all that it wants. */
  readonly firm: boolean;
}

/**
 * Widths of columns that share a line: firm ones and those that need little get it, the others share the rest evenly.
 *
 * @param room characters for all of them
 * @param least of a column that is cut off
 * @returns null where one would become too narrow
 */
export function fitColumns(wanted: readonly Wanted[], room: number, least: number): readonly number[] | null {
  const firm = wanted.reduce((sum, column) => sum + (column.firm ? column.width : 0), 0);
  const most = widestShare(
    wanted.flatMap(({ width, firm: isFirm }) => (isFirm ? [] : [width])),
    room - firm,
  );
  const isTooNarrow = wanted.some((column) => !column.firm && most < Math.min(column.width, least));
  if (isTooNarrow || firm > room) return null;
  return wanted.map((column) => (column.firm ? column.width : Math.min(column.width, most)));
}

/** The width at which columns are cut off, so that all of them have room. */
function widestShare(widths: readonly number[], room: number): number {
  let left = room;
  for (const [index, width] of widths.toSorted((a, b) => a - b).entries()) {
    const share = Math.floor(left / (widths.length - index));
    if (width > share) return share;
    left -= width;
  }
  return Infinity;
}
