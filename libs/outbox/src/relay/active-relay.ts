import { once } from 'node:events';
import { KervanError, type Topic } from '@kervan/contracts';
import type { Database, Session } from '@kervan/database';
import type { Broker, Publisher } from '@kervan/messaging';
import type { Logger } from '@kervan/observability';
import type { SentDays } from '../sent/sent-days.js';
import { WAKE_UP_CHANNEL } from '../writing/wake-up.js';
import { atMost } from './at-most.js';
import { RAISE_MS, type Fence } from './fence.js';
import { LANES_CHANNEL } from './lanes/lane-statements.js';
import { BEAT_MS, LEASE_MS } from './lanes/lease-times.js';
import type { Leases } from './lanes/leases.js';
import { Renewal } from './lanes/renewal.js';
import { Sharing } from './lanes/sharing.js';
import { pause } from './pause.js';
import { Publishing } from './publishing.js';
import type { RelayMetrics } from './relay-metrics.js';
import { emptyView, type RelayView } from './relay-view.js';

/** What an active relay works with. */
export interface ActiveRelayParts {
  readonly name: string;
  readonly databaseUrl: string;
  readonly database: Pick<Database, 'query'>;
  readonly broker: Pick<Broker, 'publisher' | 'offsets'>;
  readonly topics: readonly Topic[];
  readonly leases: Leases;
  readonly fence: Fence;
  /** Where sent events are kept. */
  readonly days: SentDays;
  /** Producers, each with its share of the lanes. */
  readonly pipes: number;
  readonly metrics: RelayMetrics;
  readonly logger: Logger;
  /** Told how long after their writing events were acknowledged: the mean of each batch, in milliseconds. */
  readonly onDelay: (meanMs: number) => void;
  /** Called when lanes were taken or given up. */
  readonly onLanes: () => void;
}

/** Shares the lanes with other instances and publishes those it holds, from joining them to leaving them. */
export class ActiveRelay {
  readonly #over = new AbortController();
  #cause: Error | undefined;
  #publishing: Publishing | undefined;

  constructor(
    private readonly parts: ActiveRelayParts,
    private readonly session: Session,
  ) {}

  get view(): RelayView {
    return this.#publishing?.work.view() ?? emptyView;
  }

  /**
   * Publishes until the signal is aborted; then what is on the way is awaited and the lanes are given back.
   *
   * @throws KervanError LEASE_LOST, DATABASE_UNAVAILABLE, and what the fence says
   */
  async run(signal: AbortSignal): Promise<void> {
    const stop = (): void => this.#over.abort();
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    const { broker, name, pipes } = this.parts;
    const publishers = await Promise.all(
      Array.from({ length: pipes }, (_, index) => broker.publisher(`${name}-${String(index)}`)),
    );
    try {
      await this.#publish(publishers);
    } finally {
      signal.removeEventListener('abort', stop);
      await Promise.all(publishers.map((publisher) => publisher.close()));
    }
    if (this.#cause !== undefined) throw this.#cause;
  }

  async #publish(publishers: readonly Publisher[]): Promise<void> {
    const { leases, metrics, databaseUrl, onLanes, days } = this.parts;
    const publishing = new Publishing(this.parts, this.session, publishers, this.#broken);
    this.#publishing = publishing;
    const { work } = publishing;
    const changed = (): void => {
      publishing.wake();
      onLanes();
    };
    const sharing = new Sharing({ leases, work, metrics, changed });
    publishing.sharing = sharing;
    leases.shared.beat();
    const renewal = new Renewal(
      { databaseUrl, owner: leases.owner, buffer: leases.shared.buffer },
      (news) => void sharing.heard(news).catch(this.#broken),
      () => this.#broken(new KervanError('LEASE_LOST', 'the thread that renews leases ended')),
    );
    const beats = setInterval(() => this.#beat(publishing, sharing), BEAT_MS);
    const raises = setInterval(() => void this.#raise(), RAISE_MS);
    try {
      // The first claim follows the first news: then the thread is there to renew it.
      await this.session.listen(WAKE_UP_CHANNEL, publishing.wake);
      await this.session.listen(LANES_CHANNEL, () => void sharing.claim().catch(this.#broken));
      onLanes();
      await days.tend();
      days.run(this.#over.signal).catch(this.#broken);
      await this.#untilOver(publishing.run(this.#over.signal));
    } finally {
      this.#over.abort();
      await publishing.stop();
      clearInterval(beats);
      clearInterval(raises);
      await renewal.end();
      await this.#leave(publishing, sharing);
    }
  }

  /** After the end, a read that hangs is waited for as long as leases may last. */
  async #untilOver(running: Promise<void>): Promise<void> {
    const ended = new AbortController();
    const hangs = async (): Promise<void> => {
      const { signal } = this.#over;
      if (!signal.aborted) await once(signal, 'abort', { signal: ended.signal }).catch(() => undefined);
      await pause(LEASE_MS, ended.signal);
    };
    try {
      await Promise.race([running, hangs()]);
    } finally {
      ended.abort();
    }
  }

  /** Shows that the main loop turns, and what it has done. */
  #beat(publishing: Publishing, sharing: Sharing): void {
    const { leases, metrics } = this.parts;
    leases.shared.beat();
    // What hangs does not end by itself: everything is begun anew.
    if (!leases.shared.alive) this.#broken(new KervanError('LEASE_LOST', 'a step of the work stands still'));
    sharing.loseEnded();
    const floors = publishing.work.floors();
    for (const [lane, floor] of floors) leases.shared.storeFloor(lane, floor);
    metrics.floor = floors.size === 0 ? 0 : Math.min(...floors.values());
    metrics.lanes = leases.count;
    metrics.draining = publishing.work.draining;
    publishing.measure();
    if (metrics.draining > 0) sharing.releaseDrained().catch(this.#broken);
  }

  /** While the broker is away the fence stays where it is: what was published since is read by the next check. */
  async #raise(): Promise<void> {
    const { fence, logger } = this.parts;
    try {
      await fence.raise();
    } catch (error) {
      if (!(error instanceof KervanError) || endsPublishing(error)) this.#broken(error);
      else logger.warn({ code: error.code }, `the fence is not raised: ${error.message}`);
    }
  }

  /** Another instance may take over at once. */
  async #leave(publishing: Publishing, sharing: Sharing): Promise<void> {
    const { leases } = this.parts;
    const leave = async (): Promise<void> => {
      await sharing.close();
      await leases.leave(publishing.work.floors());
      await leases.announce();
    };
    try {
      await atMost(LEASE_MS, leave());
    } catch {
      // The leases end by themselves.
    }
    leases.drop(leases.lanes);
  }

  readonly #broken = (error: unknown): void => {
    if (this.#over.signal.aborted) return;
    this.#cause ??= error instanceof Error ? error : new KervanError('INTERNAL', String(error));
    this.#over.abort();
  };
}

function endsPublishing({ code }: KervanError): boolean {
  return code === 'OUTBOX_RESTORED' || code.startsWith('DATABASE_');
}
