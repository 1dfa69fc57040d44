import type { PullLedger } from './pull-ledger.js';

/** Does work while the lease of the source is renewed beside it; where the lease is lost, the work's signal is aborted. */
export async function leased<Result>(
  ledger: Pick<PullLedger, 'renew' | 'renewAfterMs'>,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const lost = new AbortController();
  let renewing: Promise<void> | undefined;
  const renew = () => {
    renewing ??= ledger
      .renew()
      .catch((error: unknown) => lost.abort(error))
      .finally(() => (renewing = undefined));
  };
  const timer = setInterval(renew, ledger.renewAfterMs);
  try {
    return await work(AbortSignal.any([signal, lost.signal]));
  } finally {
    clearInterval(timer);
    // A lease that is given up next is not taken again.
    await renewing;
  }
}
