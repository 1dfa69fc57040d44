import type { Selection } from './record-schemas.js';

/** SQL that is true for the open records of a selection. @param first number of its first parameter */
export function selected(
  selection: Selection,
  first: number,
): { readonly condition: string; readonly values: readonly unknown[] } {
  if ('ids' in selection)
    return { condition: `state = 'OPEN' AND id = ANY($${first}::integer[])`, values: [selection.ids] };
  const { source = null, code = null } = selection;
  return {
    condition: `state = 'OPEN' AND ($${first}::text IS NULL OR source = $${first})
      AND ($${first + 1}::text IS NULL OR code = $${first + 1})`,
    values: [source, code],
  };
}
