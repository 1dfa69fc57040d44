import type { Database, Session } from '@kervan/database';
import { eventually } from '@kervan/testing';

const GATE = 20_240_215;

/** Keeps whoever would move a cursor behind a new file from doing so: between the two there is time to kill him. */
export class CursorGate {
  private constructor(
    private readonly database: Database,
    private readonly session: Session,
  ) {}

  /** It is open. */
  static async build(database: Database): Promise<CursorGate> {
    await database.query(
      `CREATE FUNCTION at_gate() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN PERFORM pg_advisory_xact_lock_shared(${GATE}); RETURN NEW; END $$`,
    );
    await database.query(
      `CREATE TRIGGER at_gate BEFORE UPDATE ON pull_cursor FOR EACH ROW
         WHEN (NEW.number > OLD.number) EXECUTE FUNCTION at_gate()`,
    );
    return new CursorGate(database, await database.session());
  }

  async close(): Promise<void> {
    await this.session.query(`SELECT pg_advisory_lock(${GATE})`);
  }

  /** Somebody stands before it. */
  async reached(): Promise<void> {
    await eventually('a cursor that would move', async () => (await this.#waiting()).length > 0);
  }

  /** Those that stand before it end there, as their connections do when their processes are dead. */
  async open(): Promise<void> {
    for (const { pid } of await this.#waiting())
      await this.database.query('SELECT pg_terminate_backend($1, 60000)', [pid]);
    await this.session.query('SELECT pg_advisory_unlock_all()');
  }

  demolish(): void {
    this.session.close();
  }

  #waiting(): Promise<{ pid: number }[]> {
    return this.database.query<{ pid: number }>(
      `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = ${GATE} AND NOT granted`,
    );
  }
}
