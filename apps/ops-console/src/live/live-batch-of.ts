import type { LiveBatch, LiveItem } from '@kervan/console-api';
import type { LiveWindow } from './live-window.js';

/** Of one window, two of which make a second. */
const MOST_ITEMS = 100;

/** What a viewer is shown of a window. @param filter lower case; empty: everything */
export function liveBatchOf({ items, skipped }: LiveWindow, filter: string): LiveBatch {
  const matching = items.filter((item) => names(item, filter));
  const shown = matching.slice(0, MOST_ITEMS);
  return { items: shown, skipped: skipped + matching.length - shown.length };
}

function names({ type, key, consumer, outcome }: LiveItem, filter: string): boolean {
  return [type, key, consumer, outcome].some((text) => text?.toLowerCase().includes(filter));
}
