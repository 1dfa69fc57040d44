import type { Operation, OperationItem } from '@kervan/console-api';

export type ItemState = OperationItem['state'];

export interface Progress {
  /** Keys that the operation was made for. */
  readonly keys: number;
  readonly settled: number;
  /** 0 to 1; 1 for an operation without keys. */
  readonly share: number;
}

/** How far an operation is, in keys. */
export function progressOf({ items }: Pick<Operation, 'items'>): Progress {
  const keys = Object.values(items).reduce((sum, count) => sum + count, 0);
  const settled = keys - (items.WAITING ?? 0);
  return { keys, settled, share: keys === 0 ? 1 : settled / keys };
}

/** Whether nothing will change any more. */
export function isOver({ state }: Pick<Operation, 'state'>): boolean {
  return state === 'DONE' || state === 'CANCELLED';
}

/** Milliseconds until an operation is worth asking for again; false: never. */
export function pollEvery(operation: Pick<Operation, 'state'> | undefined): number | false {
  if (!operation) return false;
  if (isOver(operation)) return false;
  return operation.state === 'RUNNING' ? 1000 : 5000;
}
