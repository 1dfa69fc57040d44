import type { Db } from '@kervan/database';
import { statusOf, type StepStatus } from './order-status.js';
import type { OrderProgress } from './orders.schema.js';

/** A step as it is read. */
export interface KnownStep {
  readonly orderNo: string;
  readonly accountNo: string;
  readonly status: StepStatus;
  readonly happenedAt: Date;
  readonly reason: string | null;
  readonly despatchNoteNo: string | null;
}

/** What happened to orders, by their numbers, each in order of arrival; an order nothing is known of is absent. */
export async function readSteps(
  db: Db,
  orderNos: readonly string[],
): Promise<ReadonlyMap<string, readonly KnownStep[]>> {
  const steps = await db.query<KnownStep>(
    `SELECT order_no AS "orderNo", account_no AS "accountNo", status, happened_at AS "happenedAt", reason,
            despatch_note_no AS "despatchNoteNo"
     FROM order_step WHERE order_no = ANY($1) ORDER BY arrival`,
    [orderNos],
  );
  const byOrder = new Map<string, KnownStep[]>();
  for (const step of steps) byOrder.set(step.orderNo, [...(byOrder.get(step.orderNo) ?? []), step]);
  return byOrder;
}

/** @param steps in order of arrival. */
export function progressOf(steps: readonly KnownStep[]): OrderProgress {
  const byTime = steps.toSorted((one, other) => one.happenedAt.getTime() - other.happenedAt.getTime());
  return {
    status: statusOf(steps),
    history: byTime.map(({ status, happenedAt, reason }) => ({
      status,
      at: happenedAt.toISOString(),
      reason,
    })),
    despatchNoteNo: steps.findLast(({ despatchNoteNo }) => despatchNoteNo !== null)?.despatchNoteNo ?? null,
    version: steps.length,
  };
}
