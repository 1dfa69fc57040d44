import type { PoolClient } from 'pg';

/** From this use on one connection on, the server keeps a statement parsed and planned. */
const OFTEN = 5;
/** Statements whose text varies are never among them. */
const MOST_KEPT = 100;
const MOST_COUNTED = 1_000;

const known = new WeakMap<PoolClient, FrequentStatements>();

/**
 * Which statements one connection asks often: to parse and plan the short statements of a transaction costs the server
 * about as much as to run them.
 */
export class FrequentStatements {
  readonly #uses = new Map<string, number>();
  readonly #names = new Map<string, string>();

  /** Those of a pooled connection, whoever uses it. */
  static of(client: PoolClient): FrequentStatements {
    const statements = known.get(client) ?? new FrequentStatements();
    known.set(client, statements);
    return statements;
  }

  /** The name under which the server keeps the statement; undefined: it is parsed anew. */
  nameOf(sql: string): string | undefined {
    const name = this.#names.get(sql);
    if (name !== undefined || this.#names.size === MOST_KEPT) return name;
    const uses = (this.#uses.get(sql) ?? 0) + 1;
    if (uses < OFTEN) {
      if (this.#uses.size === MOST_COUNTED) this.#uses.clear();
      this.#uses.set(sql, uses);
      return undefined;
    }
    this.#uses.delete(sql);
    const given = `kervan_${this.#names.size}`;
    this.#names.set(sql, given);
    return given;
  }
}
