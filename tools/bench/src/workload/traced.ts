import { createHash } from 'node:crypto';
import type { Database } from '@kervan/database';

/** How events are traced. */
export interface Tracing {
  /** Where the processes under test send spans and metrics; null: they are told of no collector. */
  readonly endpoint: string | null;
  /** Share of flows whose trace context says that they are recorded; the others carry one that says they are not. */
  readonly percent: number;
}

/** The trace context with which event number `index` was written: of so many of a hundred it is recorded. */
export function traceparentOf(index: number, percent: number): string {
  const digest = createHash('md5').update(String(index)).digest('hex');
  return `00-${digest}-${digest.slice(0, 16)}-${index % 100 < percent ? '01' : '00'}`;
}

/** Gives events that wait in an outbox such contexts, as if their writers had been traced. */
export async function traceOutbox(connection: Pick<Database, 'query'>, percent: number): Promise<void> {
  await connection.query(
    `UPDATE outbox SET headers = left(headers, -1) || ',"traceparent":"00-' || md5(id::text) || '-'
       || left(md5(id::text), 16) || CASE WHEN id % 100 < $1 THEN '-01"}' ELSE '-00"}' END`,
    [percent],
  );
}
