import type { IdentifierKind } from '@kervan/console-api';
import { catalogue, topicWriters } from '@kervan/contracts';
import type { EventRow } from './event-row.js';
import type { OutboxKey } from './waiting-events.js';

/** Payload fields that are a kind of business key. */
const fieldOf: Partial<Record<IdentifierKind, string>> = {
  order: 'orderNo',
  invoice: 'invoiceNo',
  account: 'accountNo',
};

/** Where more events of a journey may wait: under the key that is looked for, then under those of its events. */
export function outboxKeys(kind: IdentifierKind, value: string, rows: readonly EventRow[]): OutboxKey[] {
  const topics = catalogue.flatMap(({ key, topic }) => (key === fieldOf[kind] ? [topic] : []));
  const places = [...topics.map((topic) => ({ topic, key: value })), ...rows];
  const keys = new Map<string, OutboxKey>();
  for (const { topic, key } of places) {
    const service = topicWriters[topic];
    if (service !== undefined) keys.set(`${topic} ${key}`, { service, topic, key });
  }
  return [...keys.values()];
}
