import type { RowOf } from '@kervan/database';
import type { Invoice } from './invoice.entity.js';

/** When and by which payment an invoice was settled; null: by a return. */
export type Settlement = Pick<RowOf<Invoice>, 'settledOn' | 'settledBy'>;

/**
 * Of two settlements the one that counts, whichever was heard of first: a payment's beats a return's, since every return
 * of a paid invoice says that it is settled; otherwise the earlier one.
 */
export function decisiveSettlement(one: Settlement, other: Settlement): Settlement {
  return rankOf(other) < rankOf(one) ? pick(other) : pick(one);
}

/** In byte order: payments, returns, none; by day; by payment. */
function rankOf({ settledOn, settledBy }: Settlement): string {
  if (settledOn === null) return '2';
  return settledBy === null ? `1 ${settledOn}` : `0 ${settledOn} ${settledBy}`;
}

function pick({ settledOn, settledBy }: Settlement): Settlement {
  return { settledOn, settledBy };
}
