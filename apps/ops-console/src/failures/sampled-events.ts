import type { Db } from '@kervan/database';

/** What is compared of the events of a group, by the name under which it is told. */
export type SampledEvent = Readonly<Record<string, string | null>>;

interface Row {
  readonly event: SampledEvent;
  readonly keys: SampledEvent | null;
}

/** So many tell what is common. */
const SAMPLE = 200;

/** The events of a group that failed last, with their business keys. */
export async function sampledEvents(
  db: Pick<Db, 'query'>,
  consumer: string,
  fingerprint: string,
): Promise<SampledEvent[]> {
  const rows = await db.query<Row>(
    `SELECT json_build_object('type', d.type, 'topic', d.topic, 'partition', d.partition::text, 'key', d.key,
         'source', e.source, 'correlationId', e.correlation_id, 'causationId', e.causation_id,
         'workOrderNo', e.work_order_no, 'attempts', d.attempts::text) AS event,
       (SELECT json_object_agg(k.kind, k.value) FROM business_key AS k
        WHERE k.event_id = d.event_id AND k.day = d.day AND k.kind <> 'wo') AS keys
     FROM (
       SELECT * FROM delivery WHERE consumer = $1 AND fingerprint = $2 ORDER BY failed_at DESC LIMIT ${SAMPLE}
     ) AS d LEFT JOIN event AS e ON e.event_id = d.event_id AND e.day = d.day`,
    [consumer, fingerprint],
  );
  return rows.map(({ event, keys }) => ({ ...event, ...keys }));
}
