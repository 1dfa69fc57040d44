import type { IHeaders, KafkaMessage } from 'kafkajs';
import type { Headers } from '@kervan/contracts';
import type { IncomingRecord } from '../broker.js';

/** Keys, values and headers are text in our events; of a repeated header the last one counts. */
export function incomingRecord(topic: string, partition: number, message: KafkaMessage): IncomingRecord {
  return {
    topic,
    partition,
    offset: Number(message.offset),
    key: message.key?.toString() ?? null,
    value: message.value?.toString() ?? null,
    headers: textHeaders(message.headers ?? {}),
    timestamp: Number(message.timestamp),
  };
}

function textHeaders(headers: IHeaders): Headers {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const last = Array.isArray(value) ? value.at(-1) : value;
    if (last !== undefined) texts[name] = last.toString();
  }
  return texts;
}
