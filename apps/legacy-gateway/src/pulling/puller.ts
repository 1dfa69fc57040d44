import { mkdir } from 'node:fs/promises';
import { chunksOf } from './chunks-of.js';
import { csvHeader, csvOfRows } from './csv-of-rows.js';
import { noteGone, noteRows } from './known-rows.js';
import { leased } from './leased.js';
import type { PullLedger, PullState } from './pull-ledger.js';
import type { Pull, PulledRow, PullSource } from './pull-source.js';
import type { PulledColumn } from './pulled-column.js';
import { RowIdentity } from './row-identity.js';
import { pulledName, writePulled } from './write-pulled.js';

export interface PullerParts {
  readonly from: PullSource;
  readonly columns: readonly Pick<PulledColumn, 'name' | 'key'>[];
  /** Into which files are written; made when missing. */
  readonly folder: string;
  readonly ledger: PullLedger;
}

/** What a round did. */
export interface Round {
  /** Names of files that were written. */
  readonly files: readonly string[];
  readonly more: boolean;
}

/**
 * Makes files of changed rows. A file is in the folder before the cursor moves behind it: after a crash in between, the same
 * file is written again, with these rows at least.
 */
export class Puller {
  readonly #names: readonly string[];
  readonly #identity: RowIdentity;

  constructor(private readonly parts: PullerParts) {
    this.#names = parts.columns.map(({ name }) => name);
    this.#identity = new RowIdentity(parts.columns);
  }

  /**
   * One pull; then, when it found the end, a part of a sweep if one is due.
   *
   * @returns null while another worker pulls the source
   * @throws KervanError SOURCE_UNAVAILABLE, SOURCE_INVALID, LEASE_LOST
   */
  async round(signal: AbortSignal): Promise<Round | null> {
    const { from, folder, ledger } = this.parts;
    await mkdir(folder, { recursive: true });
    const state = await ledger.claim();
    if (!state) return null;
    return leased(ledger, signal, async (signal) => {
      const pull = await from.pull(state.cursor, signal);
      const pulled = await this.#write(state, this.#changed(pull, state, state.sweep), signal);
      await ledger.advance({ number: state.number + pulled.length, cursor: pull.cursor() });
      if (pull.more?.()) return { files: pulled, more: true };
      if (!from.sweep || !state.isSweepDue) return { files: pulled, more: false };

      const now = { ...state, number: state.number + pulled.length };
      const sweep = await from.sweep(state.sweepCursor, signal);
      const swept = await this.#write(now, this.#swept(sweep, now), signal);
      const more = sweep.more?.() ?? false;
      await ledger.advance({
        number: now.number + swept.length,
        sweepCursor: more ? sweep.cursor() : null,
      });
      return { files: [...pulled, ...swept], more };
    });
  }

  async close(): Promise<void> {
    await this.parts.ledger.release();
    await this.parts.from.close?.();
  }

  /** @returns the name of the file, if there is something to be written */
  async #write(
    { number }: PullState,
    rows: AsyncGenerator<readonly PulledRow[]>,
    signal: AbortSignal,
  ): Promise<string[]> {
    const { from, folder, ledger } = this.parts;
    const name = pulledName(ledger.source, number + 1);
    const told = from.whole ? chunksOf(from.whole(rows, signal)) : rows;
    return (await writePulled(folder, name, this.#texts(told), () => ledger.renew())) ? [name] : [];
  }

  async *#texts(rows: AsyncGenerator<readonly PulledRow[]>): AsyncGenerator<string> {
    let header = csvHeader(this.#names);
    for await (const some of rows) {
      if (some.length === 0) continue;
      yield header + csvOfRows(this.#names, some);
      header = '';
    }
  }

  /** Rows that are not yet known as they are. */
  async *#changed(pull: Pull, { number }: PullState, sweep: number): AsyncGenerator<readonly PulledRow[]> {
    const { ledger } = this.parts;
    const noting = { source: ledger.source, pull: number + 1, sweep };
    for await (const chunk of chunksOf(pull.rows)) {
      const byKey = new Map(chunk.map((row) => [this.#identity.keyOf(row), row]));
      const hashes = new Map([...byKey].map(([key, row]) => [key, this.#identity.hashOf(row)]));
      const changed = await ledger.note((db) => noteRows(db, noting, hashes));
      yield [...byKey].filter(([key]) => changed.has(key)).map(([, row]) => this.#identity.told(row));
    }
  }

  /** Those and, at the end of the sweep, rows that are gone. */
  async *#swept(pull: Pull, state: PullState): AsyncGenerator<readonly PulledRow[]> {
    const sweep = state.sweep + 1;
    yield* this.#changed(pull, state, sweep);
    if (pull.more?.()) return;
    const { from: source, ledger } = this.parts;
    const noting = { source: ledger.source, pull: state.number + 1, sweep };
    for (let after = ''; ;) {
      const from = after;
      const gone = await ledger.note((db) => noteGone(db, noting, from));
      const last = gone.at(-1);
      if (last === undefined) return;
      const rows = gone.map((key) => this.#identity.deleted(key));
      // One without its key was never told as what is known by it; but its document is another one without it.
      yield source.whole ? rows : rows.filter((row) => this.#identity.hasKey(row));
      after = last;
    }
  }
}
