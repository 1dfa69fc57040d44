import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@kervan/database';

/** Steps of one order, each an event on a topic of its own. */
export const EVENTS_PER_FLOW = 7;
/** Consumers of every event. */
export const DELIVERIES_PER_EVENT = 3;
const DAYS = 14;
/** Flows of one statement: what it holds in memory stays small. */
const PORTION = 5_000;

/** Number of the order of a flow. */
export function orderNo(flow: number): string {
  return `SIP-2026-${String(flow).padStart(9, '0')}`;
}

/**
 * Fills the read model of the console with whole flows, the same number on each of the last 14 days: seven events each
 * with two business keys and three receipts.
 */
export async function storeFlows(
  database: Database,
  flows: number,
  progress: (stored: number) => void,
): Promise<void> {
  await untilPartitioned(database);
  const session = await database.session();
  try {
    // What a service may take is too short for it.
    await session.query('SET transaction_timeout = 0');
    await session.query('SET synchronous_commit = off');
    const perDay = Math.ceil(flows / DAYS);
    for (let first = 0; first < flows;) {
      const day = Math.floor(first / perDay);
      const end = Math.min(first + PORTION, (day + 1) * perDay, flows);
      await session.query(fill, [first, end - 1, day - DAYS + 1, day * perDay, perDay]);
      first = end;
      progress(end);
    }
    await session.query(streams);
    await session.query('VACUUM (ANALYZE) event, business_key, delivery, stream');
  } finally {
    session.close();
  }
}

const PAUSE_MS = 100;

/** The console makes the partitions, that of tomorrow's deliveries last. */
async function untilPartitioned(database: Database): Promise<void> {
  const last = `SELECT to_regclass('delivery_' || to_char(current_date + 1, 'YYYYMMDD')) IS NOT NULL AS made`;
  while (!(await database.query<{ made: boolean }>(last))[0]?.made) await sleep(PAUSE_MS);
}

/** $1, $2: first and last flow; $3: its day, from today; $4, $5: first flow of the day, and how many it has. */
const fill = `
  WITH flow AS MATERIALIZED (
    SELECT n, at, uuidv7(at - clock_timestamp()) AS correlation_id, 'SIP-2026-' || lpad(n::text, 9, '0') AS order_no
    FROM generate_series($1::int, $2::int) AS n CROSS JOIN LATERAL (
      SELECT (current_date + $3::int)::timestamp AT TIME ZONE 'UTC'
        + (n - $4::int)::float8 / $5::int * interval '23 hours' AS at) AS begun
  ), step (no, topic, type, source, own_key, second_kind) AS (VALUES
    (1, 'erp.sales.weborder', 'erp.sales.SiparisAlindi.v1', '/erp/ecommerce', 'WEB', 'account'),
    (2, 'erp.sales.order', 'erp.sales.SiparisOnaylandi.v1', '/erp/core', NULL, 'account'),
    (3, 'erp.inventory.fulfilment', 'erp.inventory.StokRezervasyonuTamamlandi.v1', '/erp/warehouse', NULL, 'wo'),
    (4, 'erp.finance.invoice', 'erp.finance.FaturaKesildi.v1', '/erp/core', 'KRV', 'invoice'),
    (5, 'erp.inventory.stock', 'erp.inventory.SevkiyatGerceklesti.v1', '/erp/warehouse', NULL, 'wo'),
    (6, 'erp.finance.payment', 'erp.finance.TahsilatAlindi.v1', '/erp/core', 'THS', 'invoice'),
    (7, 'erp.finance.voucher', 'erp.finance.YevmiyeFisiIslendi.v1', '/erp/accounting', 'YEV', 'invoice')
  ), numbered AS MATERIALIZED (
    SELECT flow.*, step.*, flow.at + step.no * interval '40 ms' AS occurred_at,
      uuidv7(flow.at + step.no * interval '40 ms' - clock_timestamp()) AS event_id,
      coalesce(own_key || lpad(n::text, 13, '0'), order_no) AS key
    FROM flow CROSS JOIN step
  ), caused AS MATERIALIZED (
    SELECT *, lag(event_id) OVER (PARTITION BY n ORDER BY no) AS causation_id,
      (occurred_at AT TIME ZONE 'UTC')::date AS day FROM numbered
  ), events AS (
    INSERT INTO event (day, event_id, correlation_id, causation_id, trace_id, type, source, topic, partition, "offset",
      key, epoch, sequence, work_order_no, occurred_at, appended_at, seen_at)
    SELECT day, event_id, correlation_id, causation_id, md5(n::text)::uuid, type, source, topic, n % 6, n / 6, key, 1, 1,
      'WO-' || n, occurred_at, occurred_at + interval '5 ms', occurred_at + interval '20 ms'
    FROM caused ORDER BY occurred_at
  ), keys AS (
    INSERT INTO business_key (day, event_id, kind, value, occurred_at)
    SELECT day, event_id, kind, value, occurred_at FROM caused CROSS JOIN LATERAL (VALUES
      ('order', order_no),
      (second_kind, CASE second_kind WHEN 'account' THEN 'C' || n % 5000 WHEN 'wo' THEN 'WO-' || n
        ELSE 'KRV' || lpad(n::text, 13, '0') END)) AS k (kind, value)
    ORDER BY occurred_at
  )
  INSERT INTO delivery (day, event_id, consumer, topic, partition, "offset", type, key, state, score, attempts,
    duration_ms, first_at, last_at, seen_at, touched)
  SELECT day, event_id, consumer, topic, n % 6, n / 6, type, key, 'handled', 300, 1, 2.5,
    occurred_at + interval '30 ms', occurred_at + interval '30 ms', occurred_at + interval '50 ms',
    CASE consumer WHEN 'accounting'
      THEN jsonb_build_array(jsonb_build_object('table', 'voucher', 'key', key, 'before', NULL, 'after', 1)) END
  FROM caused CROSS JOIN (VALUES ('accounting'), ('crm'), ('reporting')) AS c (consumer)
  ORDER BY occurred_at`;

const streams = `
  INSERT INTO stream (consumer, topic, partition, first_offset, last_offset, last_at)
  SELECT consumer, topic, partition, 0, max("offset"), max(last_at) FROM delivery GROUP BY 1, 2, 3
  ON CONFLICT DO NOTHING`;
