import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { atMost } from '../at-most.js';
import { isRenewalNews, type RenewalNews, type RenewalOrder } from './renewal-messages.js';

const GRACE_MS = 2_000;

/** The thread that renews the leases of one relay. When it dies, leases end by themselves. */
export class Renewal {
  readonly #worker: Worker;
  readonly #ended: Promise<unknown>;

  /** @param onEnd called once, also when the thread failed */
  constructor(order: RenewalOrder, onNews: (news: RenewalNews) => void, onEnd: () => void) {
    // Always the built program: specs run from the sources.
    const program = new URL('../../../dist/relay/lanes/renewal-worker.js', import.meta.url);
    this.#worker = new Worker(program, { workerData: order });
    this.#worker.on('message', (message: unknown) => {
      if (isRenewalNews(message)) onNews(message);
    });
    this.#worker.on('error', () => undefined);
    this.#ended = once(this.#worker, 'exit').catch(() => undefined);
    this.#ended.then(onEnd, onEnd);
  }

  /** No renewal is on its way any more when it resolves. */
  async end(): Promise<void> {
    this.#worker.postMessage('end');
    await atMost(GRACE_MS, this.#ended);
    await this.#worker.terminate();
  }
}
