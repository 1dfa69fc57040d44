import { Tag } from '../../parts/tag.js';
import type { Tone } from '../../parts/tone.js';

/** What was refused and what was shown unmasked stands out; views are quiet. */
function toneOf(action: string): Tone {
  if (action === 'denied') return 'attention';
  if (action.endsWith('revealed')) return 'unknown';
  return action.includes('viewed') ? 'quiet' : 'waiting';
}

/** What somebody did. */
export function ActionTag({ action }: { readonly action: string }) {
  return <Tag tone={toneOf(action)}>{action}</Tag>;
}
