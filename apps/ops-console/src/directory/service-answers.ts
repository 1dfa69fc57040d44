import { z } from 'zod';

/** What the console reads of `GET /ops/inbox`; the rest of the answer is kept as it is. */
export const InboxAnswer = z.looseObject({
  /** The group it consumes as; absent: its name. */
  consumer: z.string().optional(),
  parkedKeys: z.int(),
  parkedEvents: z.int(),
  dead: z.int(),
  positions: z.array(z.looseObject({ topic: z.string(), partition: z.int(), nextOffset: z.int() })),
});
export type InboxAnswer = z.output<typeof InboxAnswer>;

/** What the console reads of `GET /ops/outbox`. */
export const OutboxAnswer = z.looseObject({
  pending: z.int(),
  oldestSeconds: z.number().nullable(),
  heldKeys: z.int(),
  heldRows: z.int(),
  tables: z.array(z.looseObject({ tableBytes: z.int(), indexBytes: z.int() })),
  lanes: z.array(z.looseObject({ owner: z.string().nullable() })),
});
export type OutboxAnswer = z.output<typeof OutboxAnswer>;
