import type { Tx } from '@kervan/outbox';
import type { OrderBooks } from './order-books.js';

/** Something that is to be done with reservations though no event of their orders asks for it. */
export interface DueWork {
  /** For the log: `reservation expiry`. */
  readonly name: string;
  /** Which reservations it is time for, as an SQL condition. */
  readonly due: string;
  /** Who comes first, as an SQL order. */
  readonly order: string;
  /** Does it for one of them, in the flow of its order. */
  readonly deal: (tx: Tx, books: OrderBooks) => void;
}
