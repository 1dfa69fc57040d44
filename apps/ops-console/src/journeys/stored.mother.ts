import { randomUUID } from 'node:crypto';
import { eventually } from '@kervan/testing';

/** Runs SQL on the console's database. */
export type Query = (sql: string, parameters?: readonly unknown[]) => Promise<object[]>;

export interface StoredEvent {
  readonly id: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly traceId: string | null;
  readonly type: string;
  readonly source: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: string;
  readonly workOrderNo: string | null;
  readonly at: string;
  readonly keys: readonly (readonly [kind: string, value: string])[];
  readonly original: object | null;
}

/** Waits until the console has made its partitions, that of tomorrow's deliveries last: until then rows move. */
export async function untilPartitioned(query: Query): Promise<void> {
  const tomorrow = `to_char((now() AT TIME ZONE 'UTC')::date + 1, 'YYYYMMDD')`;
  const last = `SELECT WHERE to_regclass('delivery_' || ${tomorrow}) IS NOT NULL`;
  await eventually('the partitions to be made', async () => (await query(last)).length === 1);
}

const tables = [
  'event',
  'business_key',
  'delivery',
  'stream',
  'service_status',
  'completeness',
  'missing_receipt',
];

/** Deleted, not truncated: of so many partitions that takes a second. */
export async function forgetAll(query: Query): Promise<void> {
  const deletions = tables.map((table) => `${table}_rows AS (DELETE FROM ${table})`);
  await query(`WITH ${deletions.join()} SELECT`);
}

let offsets = 0;

/** An order's approval, as the witness stores it. */
export async function stored(query: Query, change: Partial<StoredEvent> = {}): Promise<StoredEvent> {
  const event: StoredEvent = {
    id: randomUUID(),
    correlationId: randomUUID(),
    causationId: null,
    traceId: null,
    type: 'erp.sales.SiparisOnaylandi.v1',
    source: '/erp/core',
    topic: 'erp.sales.order',
    partition: 2,
    offset: offsets++,
    key: 'SIP-1',
    workOrderNo: null,
    at: new Date().toISOString(),
    keys: [['order', 'SIP-1']],
    original: null,
    ...change,
  };
  await query(
    `INSERT INTO event (day, event_id, correlation_id, causation_id, trace_id, type, source, topic, partition, "offset",
       key, work_order_no, occurred_at, appended_at, original, epoch, sequence)
     VALUES (($1::timestamptz AT TIME ZONE 'UTC')::date, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $1,
       $1::timestamptz + interval '10 ms', $13, 1, 7)`,
    [
      ...[
        event.at,
        event.id,
        event.correlationId,
        event.causationId,
        event.traceId,
        event.type,
        event.source,
      ],
      ...[event.topic, event.partition, event.offset, event.key, event.workOrderNo],
      event.original && JSON.stringify(event.original),
    ],
  );
  await query(
    `INSERT INTO business_key (day, event_id, kind, value, occurred_at)
     SELECT ($1::timestamptz AT TIME ZONE 'UTC')::date, $2, kind, value, $1
     FROM unnest($3::text[], $4::text[]) AS k (kind, value)`,
    [event.at, event.id, event.keys.map(([kind]) => kind), event.keys.map(([, value]) => value)],
  );
  return event;
}

export interface StoredReceipt {
  readonly consumer: string;
  readonly state: string;
  readonly attempts: number;
  readonly fingerprint: string | null;
  readonly failedAt: string | null;
  readonly touched: object[] | null;
  readonly duplicates: number[] | null;
  readonly lastAt: string;
}

/** What a receipt told of an event's delivery, by default that it took effect at the warehouse at once. */
export async function receipt(
  query: Query,
  event: StoredEvent,
  change: Partial<StoredReceipt> = {},
): Promise<void> {
  const told: StoredReceipt = {
    consumer: 'warehouse',
    state: 'handled',
    attempts: 1,
    fingerprint: null,
    failedAt: null,
    touched: null,
    duplicates: null,
    lastAt: event.at,
    ...change,
  };
  await query(
    `INSERT INTO delivery (day, event_id, consumer, topic, partition, "offset", type, key, state, score, attempts,
       duration_ms, fingerprint, failed_at, touched, duplicates, first_at, last_at)
     VALUES (($1::timestamptz AT TIME ZONE 'UTC')::date, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, 3.5, $11, $12, $13, $14,
       $1, $15)`,
    [
      ...[
        event.at,
        event.id,
        told.consumer,
        event.topic,
        event.partition,
        event.offset,
        event.type,
        event.key,
      ],
      ...[told.state, told.attempts, told.fingerprint, told.failedAt],
      ...[told.touched && JSON.stringify(told.touched), told.duplicates, told.lastAt],
    ],
  );
}

/** How far the receipts of a consumer reach. */
export async function stream(
  query: Query,
  consumer: string,
  { topic, partition }: Pick<StoredEvent, 'topic' | 'partition'>,
  [first, last]: readonly [number, number],
  at = new Date().toISOString(),
): Promise<void> {
  await query('INSERT INTO stream VALUES ($1, $2, $3, $4, $5, $6)', [
    consumer,
    topic,
    partition,
    first,
    last,
    at,
  ]);
}

/** What a service said of itself when it last answered. */
export async function status(
  query: Query,
  service: string,
  said: {
    readonly reachable?: boolean;
    readonly seenAt?: string;
    readonly inbox?: object;
    readonly outbox?: object;
  },
): Promise<void> {
  const inbox = said.inbox && { parkedKeys: 0, parkedEvents: 0, dead: 0, positions: [], ...said.inbox };
  const nothing = { pending: 0, oldestSeconds: null, heldKeys: 0, heldRows: 0, tables: [], lanes: [] };
  const outbox = said.outbox && { ...nothing, ...said.outbox };
  await query('INSERT INTO service_status VALUES ($1, $2, $3, $4, $5)', [
    ...[service, said.reachable ?? true, said.seenAt ?? new Date().toISOString()],
    ...[outbox ? JSON.stringify(outbox) : null, inbox ? JSON.stringify(inbox) : null],
  ]);
}
