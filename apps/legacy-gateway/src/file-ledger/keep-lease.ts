import type { Arrival } from './arrival.js';
import type { FileLedger } from './file-ledger.js';

/** Bytes of an arrival, its lease renewed while they are read: a long file may settle nothing for long. */
export async function* keepLease(
  chunks: AsyncIterable<Buffer>,
  ledger: FileLedger,
  arrival: Arrival,
): AsyncGenerator<Buffer> {
  let renewedAt = performance.now();
  for await (const chunk of chunks) {
    if (performance.now() - renewedAt > ledger.renewAfterMs) {
      await ledger.renew(arrival);
      renewedAt = performance.now();
    }
    yield chunk;
  }
}
