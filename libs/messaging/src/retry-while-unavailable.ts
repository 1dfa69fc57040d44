import { KervanError } from '@kervan/contracts';
import { BackOff } from './back-off.js';

/**
 * Repeats what fails because the broker is away, with back-off, until it works or the signal is aborted.
 *
 * @param tries at most; default: without end
 * @throws the first error of another kind, or BROKER_UNAVAILABLE at the abort and after the last try.
 */
export async function retryWhileUnavailable<T>(
  signal: AbortSignal,
  attempt: () => Promise<T>,
  tries = Infinity,
): Promise<T> {
  const backOff = new BackOff();
  const closed = (): boolean => signal.aborted;
  for (let tried = 1; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      const away = error instanceof KervanError && error.code === 'BROKER_UNAVAILABLE';
      if (!away || closed() || tried >= tries) throw error;
    }
    await backOff.wait(signal);
    if (closed()) throw new KervanError('BROKER_UNAVAILABLE', 'The broker client was closed while waiting');
  }
}
