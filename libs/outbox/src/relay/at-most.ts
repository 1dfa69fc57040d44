import { pause } from './pause.js';

/** Waits for work, but no longer than so many milliseconds: what hangs is left behind. @throws what the work throws */
export async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  try {
    await Promise.race([work, pause(milliseconds, over.signal)]);
  } finally {
    over.abort();
  }
}
