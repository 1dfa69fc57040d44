import { setTimeout as pause } from 'node:timers/promises';
import { ConsoleProblem, type LiveBatch, readLive } from '@kervan/console-api';
import type { Context } from '../../command/command.js';

const RECONNECT_MS = 1_000;

/**
 * What comes live, without an end; a lost connection goes on after the last batch that came.
 *
 * @throws ConsoleProblem where the console refuses, or was not there from the start
 */
export async function* liveBatches(
  { client, output, signal }: Context,
  filter: string | undefined,
): AsyncGenerator<LiveBatch> {
  const left = new AbortController();
  let [connected, lastEventId]: [boolean, string | undefined] = [false, undefined];
  try {
    for (;;) {
      try {
        const response = await client.openLive({ filter, lastEventId, signal: left.signal });
        connected = true;
        for await (const { id, batch } of readLive(response)) {
          lastEventId = id ?? lastEventId;
          yield batch;
        }
      } catch (error) {
        if (!connected || !isLost(error)) throw error;
      }
      signal.throwIfAborted();
      output.note('the connection was lost; trying again');
      await pause(RECONNECT_MS, undefined, { signal });
    }
  } finally {
    left.abort();
  }
}

/** `fetch` tells a connection that broke in the middle by a TypeError. */
function isLost(error: unknown): boolean {
  return (
    error instanceof TypeError ||
    (error instanceof ConsoleProblem && (error.status === 0 || error.status >= 500))
  );
}
