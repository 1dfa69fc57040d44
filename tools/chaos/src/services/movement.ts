import { defineEvent, type EventOf } from '@kervan/contracts';
import { z } from 'zod';

const schema = z.object({
  account: z.string(),
  /** Rises when the database of the source is restored: numbers of an account then begin again below the highest. */
  era: z.int(),
  /** Place among the movements of the account in its era, given under the lock of the account's row. */
  number: z.int(),
  amount: z.int(),
  /** Makes the record as large as a real one. */
  text: z.string(),
});

/**
 * The movements of the two sources. They use topics of the company, so that the real publisher carries them; the stores
 * of a run are its own.
 */
export const DebitWritten = defineEvent({
  type: 'chaos.DebitWritten.v1',
  topic: 'erp.finance.voucher',
  key: 'account',
  summary: 'A debit was written to an account.',
  schema,
});
export const CreditWritten = defineEvent({
  type: 'chaos.CreditWritten.v1',
  topic: 'erp.inventory.stock',
  key: 'account',
  summary: 'A credit was written to an account.',
  schema,
});

export const movements = { debit: DebitWritten, credit: CreditWritten } as const;
/** The sources, by what they write. */
export type Source = keyof typeof movements;
export const sources = ['debit', 'credit'] as const satisfies readonly Source[];

export type Movement = EventOf<typeof DebitWritten> | EventOf<typeof CreditWritten>;

/** What the effect group answers to each movement, once. */
export const MovementAnswered = defineEvent({
  type: 'chaos.MovementAnswered.v1',
  topic: 'erp.sales.order',
  key: 'account',
  summary: 'A movement took effect.',
  schema: z.object({ account: z.string(), topic: z.string(), movement: z.string() }),
});
