/** One stay in a consumer group, made by an adapter. After it is lost a new one is made. */
export interface Membership {
  /** Resolves when the group was joined. */
  join(): Promise<void>;
  /** Resolves with the cause when the stay ends by itself. */
  readonly lost: Promise<unknown>;
  /** Aborts the signals of the batches, waits for them at most `graceMs` and leaves. Never rejects. */
  leave(graceMs: number): Promise<void>;
}
