/** A row of the outbox as the relay reads it. */
export interface OutboxRow {
  readonly id: number;
  readonly topic: string;
  readonly key: string;
  /** Null for unsequenced events. */
  readonly sequence: number | null;
  /** JSON object of header names and values, ready to send. */
  readonly headers: string;
  readonly payload: string;
}

/** What has one order: the events of a key. Topic names hold no space. */
export function orderKey({ topic, key }: Pick<OutboxRow, 'topic' | 'key'>): string {
  return `${topic} ${key}`;
}
