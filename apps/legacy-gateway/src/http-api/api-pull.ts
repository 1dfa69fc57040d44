import { KervanError } from '@kervan/contracts';
import type { Pull, PulledRow } from '../pulling/pull-source.js';
import { addressOf } from './address-of.js';
import { isRefusal, type ApiAnswer, type ApiClient } from './api-client.js';
import type { ApiCollect } from './api-collect.js';
import { whenAllWasRead, type ApiCursor } from './api-cursor.js';
import { valueAt } from './json-pointer.js';
import { nextPage } from './next-page.js';
import { rowOf, type ReadRow } from './row-of.js';
import { SeenRows } from './seen-rows.js';

/** One look at an API: its pages from a cursor on, as many as fit into a pull. */
export class ApiPull implements Pull {
  readonly rows: AsyncIterable<PulledRow> = this.#read();
  #cursor: ApiCursor;

  constructor(
    private readonly collect: ApiCollect,
    private readonly client: ApiClient,
    cursor: ApiCursor,
    private readonly signal: AbortSignal,
  ) {
    this.#cursor = cursor;
  }

  cursor(): ApiCursor {
    return this.#cursor;
  }

  more(): boolean {
    return this.#cursor.page !== null;
  }

  async *#read(): AsyncGenerator<PulledRow> {
    const { pages, limits } = this.collect;
    const seen = new SeenRows(this.#cursor.page?.last ?? []);
    let token = this.#cursor.page?.token ?? null;
    let isResumed = token !== null;
    for (let read = 0; read === 0 || (token && read < limits.rows);) {
      const url = addressOf(this.collect, this.#cursor.since, token);
      const answer = await this.#answer(url, isResumed);
      isResumed = false;
      if (!answer) {
        token = null;
        continue;
      }
      if (token === null) this.#cursor = { ...this.#cursor, safeUntil: this.#safeUntil(url, answer) };
      const found = this.#found(url, answer);
      const rows = found.map((row) => rowOf(row, this.collect));
      const isGap = token?.by === 'offset' && token.offset > 0 && !rows.some((row) => seen.has(row));
      const told = isGap ? [] : seen.add(rows);
      if (!isGap) this.#noteLatest(rows);
      for (const { written } of told) yield* written;
      read += Math.max(1, rows.length);
      const page = { url, rows, isGap, isNew: told.length > 0, lastRow: found.at(-1), ...answer };
      token = nextPage(pages, token, page);
    }
    this.#cursor = token
      ? { ...this.#cursor, page: { token, last: [...seen.last] } }
      : whenAllWasRead(this.#cursor);
  }

  /** Null where the server no longer knows the page at which the look before ended: all pages are read again. */
  async #answer(url: URL, isResumed: boolean): Promise<ApiAnswer | null> {
    try {
      return await this.client.get(url, this.signal);
    } catch (error) {
      if (isResumed && isRefusal(error)) return null;
      throw error;
    }
  }

  #found({ host, pathname }: URL, { json }: ApiAnswer): readonly unknown[] {
    const { rows } = this.collect;
    const found = valueAt(json, rows);
    if (Array.isArray(found)) return found;
    throw new KervanError('SOURCE_UNAVAILABLE', `${host}${pathname}: there is no array at "${rows}"`);
  }

  /** Up to where all pages from the first one on show everything. */
  #safeUntil({ host, pathname }: URL, { date }: ApiAnswer): number | null {
    const by = this.collect.since?.safeUntil;
    if (by !== 'date') return this.#cursor.latest;
    if (date !== null) return date;
    throw new KervanError('SOURCE_UNAVAILABLE', `${host}${pathname}: no header Date tells the server's time`);
  }

  #noteLatest(rows: readonly ReadRow[]): void {
    const { latest } = this.#cursor;
    const times = rows.map(({ changedAt }) => changedAt).filter((time) => time !== null);
    const newest = times.reduce<number | null>((one, other) => Math.max(one ?? other, other), latest);
    this.#cursor = { ...this.#cursor, latest: newest };
  }
}
