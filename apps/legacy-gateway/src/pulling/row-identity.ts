import { createHash } from 'node:crypto';
import { KervanError } from '@kervan/contracts';
import { z } from 'zod';
import { deletedRow } from './deleted-row.js';
import type { PulledRow } from './pull-source.js';
import { CHANGE_COLUMN, DELETED, type PulledColumn } from './pulled-column.js';

const KeyValues = z.array(z.string());
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

  /** @throws KervanError SOURCE_INVALID where a column of the key has no value */
  keyOf(row: PulledRow): string {
    const values = this.#keys.map((name) => row[name] ?? missing(name));
    return JSON.stringify(values);
  }

  /** Hash of all values, in which no value differs from an empty one; null: the row is gone. */
  hashOf(row: PulledRow): string | null {
    if (row[CHANGE_COLUMN] === DELETED) return null;
    const values = this.#names.map((name) => row[name] ?? null);
    const digest = createHash('sha256')
      .update(this.#version + JSON.stringify(values))
      .digest();
    return digest.toString('base64url', 0, HASH_BYTES);
  }

  /** The row that says that the one of this key is gone. */
  deleted(key: string): PulledRow {
    return deletedRow(this.#keys, KeyValues.parse(JSON.parse(key)));
  }
}

function missing(name: string): never {
  throw new KervanError('SOURCE_INVALID', `a row has no ${name}, which is part of its key`);
}
