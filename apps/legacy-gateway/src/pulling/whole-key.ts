/** Whether values tell rows apart: none of them is missing, and not all are blank. */
export function isWholeKey(values: readonly (string | null)[]): values is readonly string[] {
  return values.every((value) => value !== null) && values.some((value) => value.trim() !== '');
}
