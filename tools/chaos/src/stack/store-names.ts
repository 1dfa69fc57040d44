import { type Source, sources } from '../services/movement.js';

/** Databases of a run: each belongs to one service. */
export const consumers = ['projection', 'effect'] as const;
export type Consumer = (typeof consumers)[number];
export type StoreName = Source | Consumer;
export const storeNames: readonly StoreName[] = [...sources, ...consumers];

/** One value for each database. */
export async function eachStore<Value>(
  make: (name: StoreName) => Promise<Value>,
): Promise<Readonly<Record<StoreName, Value>>> {
  const [debit, credit, projection, effect] = await Promise.all([
    make('debit'),
    make('credit'),
    make('projection'),
    make('effect'),
  ]);
  return { debit, credit, projection, effect };
}
