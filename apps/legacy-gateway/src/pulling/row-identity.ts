import { createHash } from 'node:crypto';
import { z } from 'zod';
import { deletedRow } from './deleted-row.js';
import type { PulledRow } from './pull-source.js';
import { CHANGE_COLUMN, DELETED, KEYLESS, type PulledColumn } from './pulled-column.js';
import { isWholeKey } from './whole-key.js';

const KeyValues = z.array(z.string().nullable());
/** Of SHA-256: enough to tell the versions of one row apart. */
const HASH_BYTES = 16;

/** By what rows of one source are known, and their versions. */
export class RowIdentity {
  readonly #names: readonly string[];
  readonly #keys: readonly string[];
  /** Other columns make other hashes: all rows are told again. */
  readonly #version: string;

  constructor(columns: readonly Pick<PulledColumn, 'name' | 'key'>[]) {
    this.#names = columns.map(({ name }) => name);
    this.#keys = columns.filter(({ key }) => key).map(({ name }) => name);
    this.#version = JSON.stringify(this.#names);
  }

  /** The values of its key; where they are not whole, with the hash of the row behind: such rows are told apart by all they say. */
  keyOf(row: PulledRow): string {
    const values = this.#keyValues(row);
    return JSON.stringify(isWholeKey(values) ? values : [...values, this.#digestOf(row)]);
  }

  hasKey(row: PulledRow): boolean {
    return isWholeKey(this.#keyValues(row));
  }

  /** Hash of all values, in which no value differs from an empty one; null: the row is gone. */
  hashOf(row: PulledRow): string | null {
    return row[CHANGE_COLUMN] === DELETED ? null : this.#digestOf(row);
  }

  /** The row as it is told: one without its key says so. */
  told(row: PulledRow): PulledRow {
    return this.hasKey(row) ? row : { [CHANGE_COLUMN]: KEYLESS, ...row };
  }

  /** The row that says that the one of this key is gone. */
  deleted(key: string): PulledRow {
    return deletedRow(this.#keys, KeyValues.parse(JSON.parse(key)));
  }

  #keyValues(row: PulledRow): readonly (string | null)[] {
    return this.#keys.map((name) => row[name] ?? null);
  }

  #digestOf(row: PulledRow): string {
    const values = this.#names.map((name) => row[name] ?? null);
    const digest = createHash('sha256')
      .update(this.#version + JSON.stringify(values))
      .digest();
    return digest.toString('base64url', 0, HASH_BYTES);
  }
}
