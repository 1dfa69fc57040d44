import { DocumentStore } from '../document-store/document-store.js';

/** A store whose reader renews a lease while it reads: a long file may settle nothing for long. */
export class LeaseKeepingStore extends DocumentStore {
  constructor(
    private readonly store: DocumentStore,
    private readonly lease: { readonly renewAfterMs: number; renew(): Promise<void> },
  ) {
    super();
  }

  override keep(sha256: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
    return this.store.keep(sha256, chunks);
  }

  override has(sha256: string): Promise<boolean> {
    return this.store.has(sha256);
  }

  override async *read(sha256: string): AsyncGenerator<Buffer> {
    let renewedAt = performance.now();
    for await (const chunk of this.store.read(sha256)) {
      if (performance.now() - renewedAt > this.lease.renewAfterMs) {
        await this.lease.renew();
        renewedAt = performance.now();
      }
      yield chunk;
    }
  }
}
