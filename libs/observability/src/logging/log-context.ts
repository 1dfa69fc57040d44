import { AsyncLocalStorage } from 'node:async_hooks';

/** Ids that every log line written inside carries. */
export interface LogFields {
  readonly correlationId?: string;
  readonly eventId?: string;
  readonly workOrderNo?: string | null;
}

const storage = new AsyncLocalStorage<LogFields>();

/** Adds fields to every log line that `work` and whatever it awaits write; inner fields win. */
export function withLogContext<Result>(fields: LogFields, work: () => Result): Result {
  return storage.run({ ...storage.getStore(), ...fields }, work);
}

/** The fields in force here. */
export function logContext(): LogFields {
  return storage.getStore() ?? {};
}
