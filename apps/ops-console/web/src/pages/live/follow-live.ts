import { ConsoleProblem, readLive, type LiveMessage } from '@kervan/console-api';

export type LiveState = 'connecting' | 'open' | 'interrupted';

export interface LiveFollowing {
  /** Opens the stream after a message, or at its end. @throws ConsoleProblem */
  readonly open: (after: string | undefined) => Promise<Response>;
  /** Id of the last message that was read before; absent: begins now. */
  readonly after?: string | undefined;
  readonly onState: (state: LiveState) => void;
  readonly signal: AbortSignal;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

/**
 * Messages of the live stream until the signal is aborted. A stream that ends or fails is opened again after its last
 * message, with growing waits.
 * @throws ConsoleProblem where the console says no: asking again would not help.
 */
export async function* followLive(following: LiveFollowing): AsyncGenerator<LiveMessage> {
  const { open, onState, signal } = following;
  let { after } = following;
  let wait = FIRST_WAIT_MS;
  while (!signal.aborted) {
    onState('connecting');
    try {
      const response = await open(after);
      onState('open');
      for await (const message of readLive(response)) {
        wait = FIRST_WAIT_MS;
        after = message.id ?? after;
        yield message;
      }
    } catch (error) {
      if (isRefusal(error)) throw error;
    }
    if (isAborted(signal)) return;
    onState('interrupted');
    await pause(wait, signal);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }
}

/** Read anew: what was awaited may have aborted it. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

function isRefusal(error: unknown): boolean {
  return error instanceof ConsoleProblem && error.status >= 400 && error.status < 500 && error.status !== 429;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
