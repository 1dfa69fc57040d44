import { fromHeaders, TeslimatKaydedildi, type Envelope, type Headers } from '@kervan/contracts';
import type { Database } from '@kervan/database';
import { z } from 'zod';

/** An event the service under test committed to its outbox. */
export interface OutboxEvent {
  readonly position: number;
  readonly topic: string;
  readonly envelope: Envelope;
  readonly headers: Headers;
  /** JSON text. */
  readonly payload: string;
}

interface Row {
  readonly id: number;
  readonly topic: string;
  readonly key: string;
  readonly headers: string;
  readonly payload: string;
}

const headersText = z.record(z.string(), z.string());

/** Events after a position, in order of their publishing; receipts are no business events. */
export async function outboxEvents(database: Database, after: number): Promise<OutboxEvent[]> {
  const rows = await database.query<Row>(
    'SELECT id, topic, key, headers, payload FROM outbox WHERE id > $1 AND topic <> $2 ORDER BY id',
    [after, TeslimatKaydedildi.topic],
  );
  return rows.map(({ id, topic, key, headers: text, payload }) => {
    const headers = headersText.parse(JSON.parse(text));
    return { position: id, topic, payload, headers, envelope: fromHeaders(headers, key) };
  });
}
