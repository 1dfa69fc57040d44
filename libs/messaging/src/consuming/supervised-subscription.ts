import { KervanError } from '@kervan/contracts';
import { BackOff } from '../back-off.js';
import type { Subscription, SubscriptionOptions } from '../broker.js';
import type { Membership } from './membership.js';
import { deferred } from '../deferred.js';

const DEFAULT_GRACE_MS = 10_000;

/** Keeps a member in the group: makes a new one, with back-off, whenever joining fails or a membership is lost. */
export class SupervisedSubscription implements Subscription {
  readonly #closing = new AbortController();
  readonly #joined = deferred<undefined>();
  readonly #supervised: Promise<void>;
  #graceMs = DEFAULT_GRACE_MS;

  constructor(
    private readonly options: Pick<SubscriptionOptions, 'group' | 'onState'>,
    private readonly newMembership: () => Membership,
  ) {
    this.#joined.promise.catch(() => undefined);
    this.#supervised = this.#supervise();
  }

  /**
   * Resolves when the group was joined for the first time.
   *
   * @throws KervanError BROKER_UNAVAILABLE when closed before.
   */
  async firstJoined(): Promise<void> {
    await this.#joined.promise;
  }

  async close(graceMs = DEFAULT_GRACE_MS): Promise<void> {
    this.#graceMs = graceMs;
    this.#closing.abort();
    await this.#supervised;
  }

  async #supervise(): Promise<void> {
    const backOff = new BackOff();
    const closed = (): boolean => this.#closing.signal.aborted;
    while (!closed()) {
      this.options.onState?.('connecting');
      const cause = await this.#stay(() => backOff.reset());
      if (closed()) break;
      this.options.onState?.('failed', cause);
      await backOff.wait(this.#closing.signal);
    }
    this.#joined.reject(
      new KervanError('BROKER_UNAVAILABLE', `Closed before group ${this.options.group} was joined`),
    );
    this.options.onState?.('closed');
  }

  /** One membership from join to end; returns why it ended. */
  async #stay(onJoined: () => void): Promise<unknown> {
    const membership = this.newMembership();
    const closed = new Promise<void>((resolve) => {
      this.#closing.signal.addEventListener('abort', () => resolve(), { once: true });
      if (this.#closing.signal.aborted) resolve();
    });
    const joined = membership.join().then(() => {
      onJoined();
      this.#joined.resolve(undefined);
      return membership.lost;
    });
    const cause = await Promise.race([closed, membership.lost, joined]).catch((error: unknown) => error);
    await membership.leave(this.#closing.signal.aborted ? this.#graceMs : DEFAULT_GRACE_MS);
    return cause;
  }
}
