import { TABLE } from './depot-table.mother.js';
import type { LegacyDatabase, LegacySession } from './legacy-database.mother.js';

const DEPOTS = ['A', 'a1', 'Ş', 'İ"'];

/** How programs stamp a row; in SQL. */
export type Stamp = (dice: number) => string;

/** One program with a connection and keys of its own, so that programs do not wait for each other's rows. */
class Writer {
  #isOpen = false;
  #keys = new Set<number>();
  #before = this.#keys;

  constructor(
    private readonly no: number,
    private readonly session: LegacySession,
    private readonly database: LegacyDatabase,
    private readonly stamp: Stamp,
  ) {}

  /** Begins, writes, commits or rolls back, as the dice says. */
  async step(dice: number): Promise<void> {
    if (!this.#isOpen) return this.#begin(dice);
    const [what, value] = [dice % 10, Math.floor(dice / 10)];
    if (what < 7) return this.#write(value);
    if (what < 9) return this.commit();
    await this.session.run('ROLLBACK');
    this.#isOpen = false;
    this.#keys = this.#before;
  }

  async commit(): Promise<void> {
    if (this.#isOpen) await this.session.run('COMMIT');
    this.#isOpen = false;
  }

  async #begin(dice: number): Promise<void> {
    await this.session.run('BEGIN');
    this.#isOpen = true;
    this.#before = new Set(this.#keys);
    await this.#write(dice);
  }

  async #write(dice: number): Promise<void> {
    const q = this.database.quoted;
    const key = dice % 12;
    const no = key * 100 + this.no;
    const depot = DEPOTS[key % DEPOTS.length] ?? '';
    const where = `depot = '${depot}' AND no = ${no}`;
    const note = dice % 3 === 0 ? 'NULL' : `'n"${dice}'';\n'`;
    const at = this.stamp(dice);
    if (!this.#keys.has(key)) {
      await this.session.run(
        `INSERT INTO ${q(TABLE)} VALUES ('${depot}', ${no}, ${dice % 1000}.5, ${note}, ${at})`,
      );
      this.#keys.add(key);
    } else if (dice % 5 === 0) {
      await this.session.run(`DELETE FROM ${q(TABLE)} WHERE ${where}`);
      this.#keys.delete(key);
    } else {
      await this.session.run(
        `UPDATE ${q(TABLE)} SET miktar = ${dice % 1000}.25, ${q('açıklama')} = ${note}, changed_at = ${at} WHERE ${where}`,
      );
    }
  }
}

/** Programs whose transactions overlap. */
export class Writers {
  readonly #writers: readonly Writer[];

  /** @param sessions one of each program */
  constructor(
    sessions: readonly LegacySession[],
    database: LegacyDatabase,
    stamp: Stamp = () => database.now,
  ) {
    this.#writers = sessions.map((session, no) => new Writer(no, session, database, stamp));
  }

  async steps(dice: readonly number[]): Promise<void> {
    for (const one of dice) {
      const writer = this.#writers[one % this.#writers.length];
      await writer?.step(Math.floor(one / this.#writers.length));
    }
  }

  /** All transactions end. */
  async commit(): Promise<void> {
    for (const writer of this.#writers) await writer.commit();
  }
}
