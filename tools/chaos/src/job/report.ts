import { z } from 'zod';

/** Its events depend on how deliveries fall into transactions, so their number differs from run to run. */
export const RECEIPT = 'ops.TeslimatKaydedildi.v1';

const counts = z.record(z.string(), z.int());

/** What chaos reads of the JSON object that the main job prints. */
export const Report = z.object({
  input: counts,
  documents: counts,
  totals: z.object({
    salesNet: z.string(),
    salesKdv: z.string(),
    returnsNet: z.string(),
    returnsKdv: z.string(),
    /** Balance by account. */
    ledger: z.record(z.string(), z.string()),
    trialBalance: z.string(),
  }),
  /** Distinct events on the broker by type. */
  events: counts,
  /** Deliveries by consumer and outcome. */
  deliveries: z.record(z.string(), counts),
  outboxPending: z.int(),
  lag: z.int(),
  parked: z.int(),
  invariants: z.array(z.object({ id: z.string(), holds: z.boolean(), detail: z.string() })).min(1),
  seconds: z.number(),
});
export type Report = z.output<typeof Report>;
