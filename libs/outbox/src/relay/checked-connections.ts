import type { Database, Session } from '@kervan/database';
import { OutboxFence, type OutboxFenceParts } from '../fencing/outbox-fence.js';

/**
 * The connections of a relay, opened before the fence was checked and never replaced: an answer of the broker that is
 * late cannot delete rows of a database that was restored meanwhile.
 */
export class CheckedConnections implements Pick<Database, 'query'> {
  readonly #running: Map<Session, number>;

  private constructor(
    /** Holds what belongs to one connection. */
    readonly session: Session,
    others: readonly Session[],
    readonly fence: OutboxFence,
  ) {
    this.#running = new Map(others.map((each) => [each, 0]));
  }

  /**
   * @param others connections beside that of the session and that of the fence.
   * @throws KervanError OUTBOX_RESTORED, DATABASE_UNAVAILABLE, BROKER_UNAVAILABLE
   */
  static async open(parts: OutboxFenceParts, others: number): Promise<CheckedConnections> {
    const sessions: Session[] = [];
    let fence: OutboxFence | undefined;
    try {
      const session = await parts.database.session();
      sessions.push(session);
      for (let count = 0; count < others; count++) sessions.push(await parts.database.session());
      fence = await OutboxFence.open(parts);
      await fence.check();
      await fence.raise();
      return new CheckedConnections(session, sessions.slice(1), fence);
    } catch (error) {
      for (const session of sessions) session.close();
      await fence?.close();
      throw error;
    }
  }

  /** A statement in its own transaction, on the connection with the fewest of them. @throws as `Session.query` */
  async query<Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<Row[]> {
    const [session, running] = [...this.#running].reduce((one, other) => (other[1] < one[1] ? other : one));
    this.#running.set(session, running + 1);
    try {
      return await session.query<Row>(sql, parameters);
    } finally {
      this.#running.set(session, (this.#running.get(session) ?? 1) - 1);
    }
  }

  async close(): Promise<void> {
    for (const session of [this.session, ...this.#running.keys()]) session.close();
    await this.fence.close();
  }
}
