/** A promise that is settled from outside. */
export interface Deferred<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(cause: unknown): void;
}

export function deferred<T>(): Deferred<T> {
  const parts: Pick<Deferred<T>, 'resolve' | 'reject'>[] = [];
  const promise = new Promise<T>((resolve, reject) => parts.push({ resolve, reject }));
  return {
    promise,
    resolve: (value) => parts[0]?.resolve(value),
    reject: (cause) => parts[0]?.reject(cause),
  };
}
