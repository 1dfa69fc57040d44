import { KervanError } from '@kervan/contracts';
import type { Sight } from '../flow/until-rest.js';

const figures = new Intl.NumberFormat('en');

/** One line about a flow that is under way. */
export function flowLine(fileCount: number, sight: Sight): string {
  if (sight instanceof KervanError) return `waiting: ${sight.message}`;
  const { filesWaiting, lines, invoices, despatches, vouchers, outboxPending, lag, retriesDue } = sight;
  const parts = [
    `${figures.format(fileCount - filesWaiting)} of ${figures.format(fileCount)} files`,
    `${figures.format(lines)} lines`,
    `${figures.format(invoices)} invoices`,
    `${figures.format(despatches)} despatches`,
    `${figures.format(vouchers)} vouchers`,
    `outbox ${figures.format(outboxPending)}`,
    `lag ${figures.format(lag)}`,
    ...(retriesDue > 0 ? [`retries ${figures.format(retriesDue)}`] : []),
  ];
  return parts.join(', ');
}
