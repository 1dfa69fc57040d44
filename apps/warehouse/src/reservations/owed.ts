import type { Despatch } from '../despatch/despatch-book.js';
import type { WantedLine } from '../stock/allocate.js';

/** What an invoice promised and no stock was there for: to be despatched whole, as soon as everything is there. */
export interface Owed extends Pick<Despatch, 'despatchDate' | 'currency'> {
  /** When it began, ISO 8601 in UTC: who waits longest is served first. */
  readonly since: string;
  /** Without services. */
  readonly lines: readonly WantedLine[];
}
