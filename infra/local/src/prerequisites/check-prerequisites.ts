import { LocalError } from '../local-error.js';

/** @throws LocalError PREREQUISITE_MISSING with one line per missing program. */
export function checkPrerequisites(missing: readonly (string | null)[]): void {
  const lines = missing.filter((line) => line !== null);
  if (lines.length > 0) throw new LocalError('PREREQUISITE_MISSING', lines.join('\n'));
}
