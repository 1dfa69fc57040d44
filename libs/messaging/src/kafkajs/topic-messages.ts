import type { Message, TopicMessages } from 'kafkajs';
import type { OutgoingRecord } from '../broker.js';

/** Groups records by topic in kafkajs's form; the order within a partition stays. */
export function topicMessages(records: readonly OutgoingRecord[]): TopicMessages[] {
  const topics = new Map<string, Message[]>();
  for (const { topic, partition, key, value, headers } of records) {
    const messages = topics.get(topic) ?? [];
    if (messages.length === 0) topics.set(topic, messages);
    messages.push({ partition, key, value, headers: { ...headers } });
  }
  return [...topics].map(([topic, messages]) => ({ topic, messages }));
}
