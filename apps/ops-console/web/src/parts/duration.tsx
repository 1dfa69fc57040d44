import { formatDuration } from './format-time.js';

/** A length of time; a dash where there is none. */
export function Duration({ ms }: { readonly ms: number | null }) {
  return <span style={{ whiteSpace: 'nowrap' }}>{ms === null ? '–' : formatDuration(ms)}</span>;
}
