import { StokDuzeyiDegisti, TeslimatKaydedildi, type EventType } from '@kervan/contracts';
import { z } from 'zod';

/**
 * Types with one event per transaction, or per transaction and stock item: how deliveries fall into transactions
 * decides their number, so it differs from run to run.
 */
export const perTransaction: readonly string[] = [
  TeslimatKaydedildi.type,
  StokDuzeyiDegisti.type,
] satisfies EventType[];

/** Consumers of those types: how much they handle differs as well. */
export const perTransactionConsumers: readonly string[] = ['ecommerce'];

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
    turnover: z.record(z.string(), z.object({ debit: z.string(), credit: z.string() })),
    stockValue: z.string(),
    trialBalance: z.string(),
  }),
  /** What the listening services say, by service and figure. */
  services: z.record(z.string(), z.record(z.string(), z.union([z.int(), z.string()]))),
  /** Distinct events on the broker by type. */
  events: counts,
  /** Deliveries by consumer and outcome. */
  deliveries: z.record(z.string(), counts),
  outboxPending: z.int(),
  lag: z.int(),
  parked: z.int(),
  invariants: z.array(z.object({ id: z.string(), holds: z.boolean(), detail: z.string() })).min(1),
  /** What the console said of random journeys. */
  journeys: z.object({ journeys: z.int(), wrong: z.int(), unknown: z.int() }),
  seconds: z.number(),
});
export type Report = z.output<typeof Report>;
