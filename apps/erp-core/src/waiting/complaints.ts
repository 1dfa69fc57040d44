import { KervanError } from '@kervan/contracts';
import type { Logger } from '@kervan/observability';

/** Orders that are remembered; beyond them everything is told anew. */
const MOST = 10_000;

/** Logs what keeps orders waiting: of each order every reason once, however often it is tried, until it went well. */
export class Complaints {
  readonly #told = new Map<string, Set<string>>();

  constructor(private readonly logger: Logger) {}

  tell(orderNo: string, error: unknown): void {
    const codes = this.#told.get(orderNo) ?? new Set();
    const code = error instanceof KervanError ? error.code : 'INTERNAL';
    if (codes.has(code)) return;
    if (this.#told.size >= MOST) this.#told.clear();
    this.#told.set(orderNo, codes.add(code));
    this.logger.warn({ orderNo, err: error }, 'a waiting order could not be dealt with');
  }

  forget(orderNo: string): void {
    this.#told.delete(orderNo);
  }
}
