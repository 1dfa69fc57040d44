import type { Claim, RemoteLedger } from './remote-ledger.js';

/** Renews a lease when it is called and a third of its time is over, which leaves time for a second try. */
export function leaseKeeper(ledger: RemoteLedger, claim: Claim): () => Promise<void> {
  let renewedAt = performance.now();
  return async () => {
    const now = performance.now();
    if (now - renewedAt < ledger.leaseMs / 3) return;
    await ledger.renew(claim);
    renewedAt = now;
  };
}
