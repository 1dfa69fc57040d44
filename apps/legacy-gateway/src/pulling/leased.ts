import type { PullLedger } from './pull-ledger.js';

/** Does work while the lease of the source is renewed beside it; where the lease is lost, the work's signal is aborted. */
export async function leased<Result>(
  ledger: PullLedger,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const lost = new AbortController();
  const renew = () => {
    ledger.renew().catch((error: unknown) => {
      lost.abort(error);
    });
  };
  const timer = setInterval(renew, ledger.renewAfterMs);
  try {
    return await work(AbortSignal.any([signal, lost.signal]));
  } finally {
    clearInterval(timer);
  }
}
