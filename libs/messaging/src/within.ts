import { deferred } from './deferred.js';

/** Waits until the promise is settled in either way, at most the given time; tells whether it was. */
export async function within(milliseconds: number, promise: Promise<unknown>): Promise<boolean> {
  const late = deferred<boolean>();
  const timer = setTimeout(() => late.resolve(false), milliseconds);
  const settled = promise.then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([settled, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
