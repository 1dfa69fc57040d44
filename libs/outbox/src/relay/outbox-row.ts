/** A row of the outbox, or of a held key that is being released, as the relay reads it. */
export interface OutboxRow {
  readonly id: number;
  readonly lane: number;
  readonly topic: string;
  readonly key: string;
  /** Null for unsequenced events. */
  readonly sequence: number | null;
  /** JSON object of header names and values, ready to send. */
  readonly headers: string;
  readonly payload: string;
  /** `held`: a row of `outbox_held`; absent: of the outbox. */
  readonly source?: 'held';
}

/** What has one order: the events of a key. Topic names hold no space. */
export function orderKey({ topic, key }: Pick<OutboxRow, 'topic' | 'key'>): string {
  return `${topic} ${key}`;
}
