import { readFile } from 'node:fs/promises';
import { KervanError } from '@kervan/contracts';
import type { JsonValue } from '../pulling/json-value.js';
import type { Pull, PulledRow, PullSource } from '../pulling/pull-source.js';
import { MysqlServer } from './mysql/mysql-server.js';
import { PostgresqlServer } from './postgresql/postgresql-server.js';
import { SEQUENCE } from './shadow-columns.js';
import { ShadowReader } from './shadow.js';
import { sweepTable } from './sweep.js';
import type { TableCollect } from './table-collect.js';
import type { TableServer } from './table-server.js';
import { columnsOf, shapeOf, type TableShape } from './table-shape.js';
import { unavailable } from './unavailable.js';
import { pullByWatermark } from './watermark.js';
import { wholeDocuments } from './whole-documents.js';

type PullChanges = (cursor: JsonValue | null, signal: AbortSignal) => Promise<Pull>;

/** A table whose server was reached. */
interface OpenTable {
  readonly server: TableServer;
  readonly shape: TableShape;
  readonly pullChanges: PullChanges;
}

/** A table of a legacy system. Its server is connected to when it is first needed. */
export class TableSource implements PullSource {
  #opened: Promise<OpenTable> | undefined;

  readonly #collect: TableCollect;

  readonly whole?: PullSource['whole'];

  constructor(collect: TableCollect) {
    if (collect.columns.some(({ document }) => document))
      this.whole = (changed, signal) => this.#whole(changed, signal);
    // MySQL has the database of the URL instead.
    this.#collect = collect.driver === 'postgresql' ? { schema: 'public', ...collect } : collect;
  }

  async pull(cursor: JsonValue | null, signal: AbortSignal): Promise<Pull> {
    const { pullChanges } = await this.#open();
    return pullChanges(cursor, signal);
  }

  async sweep(cursor: JsonValue | null, signal: AbortSignal): Promise<Pull> {
    const { server, shape } = await this.#open();
    return sweepTable(server, shape, this.#collect, cursor, signal);
  }

  async close(): Promise<void> {
    const opened = await this.#opened?.catch(() => undefined);
    await opened?.server.close();
  }

  async *#whole(
    changed: AsyncIterable<readonly PulledRow[]>,
    signal: AbortSignal,
  ): AsyncGenerator<PulledRow> {
    const { server, shape } = await this.#open();
    yield* wholeDocuments(server, shape, changed, signal);
  }

  #open(): Promise<OpenTable> {
    this.#opened ??= this.#connect().catch((error: unknown) => {
      this.#opened = undefined;
      throw error;
    });
    return this.#opened;
  }

  async #connect(): Promise<OpenTable> {
    const server = await serverOf(this.#collect);
    try {
      const shape = await shapeOf(server, this.#collect);
      return { server, shape, pullChanges: await changesOf(server, shape, this.#collect) };
    } catch (error) {
      await server.close();
      throw error;
    }
  }
}

async function serverOf({ driver, urlFile, statementSeconds }: TableCollect): Promise<TableServer> {
  const text = await readFile(urlFile, 'utf8').catch((error: unknown) => {
    throw unavailable(error);
  });
  const url = text.trim();
  if (!URL.canParse(url))
    throw new KervanError(
      'SOURCE_INVALID',
      `${urlFile} holds no URL: what is special in a password is written as in %23`,
    );
  const options = { url, statementSeconds };
  return driver === 'postgresql' ? PostgresqlServer.open(options) : new MysqlServer(options);
}

async function changesOf(
  server: TableServer,
  table: TableShape,
  collect: TableCollect,
): Promise<PullChanges> {
  const { changes } = collect;
  switch (changes.by) {
    case 'watermark': {
      const column = (await columnsOf(server, collect, collect.table, [changes.column]))(changes.column);
      if (!/^(timestamp|date)/.test(column.type))
        throw new KervanError('SOURCE_INVALID', `${changes.column} is ${column.type}, not a time`);
      const { overlapSeconds } = changes;
      const watermark = { server, table, column, overlapSeconds, pages: collect };
      return (cursor, signal) => pullByWatermark(watermark, cursor, signal);
    }
    case 'hash':
      // All there is to know is found by sweeps.
      return () => Promise.resolve(nothing);
    case 'shadow': {
      const key = collect.columns.filter(({ key }) => key);
      const names = key.map(({ name, column = name }) => column);
      const columnIn = await columnsOf(server, collect, changes.table, [...names, SEQUENCE]);
      const shadow = {
        from: server.names.qualified(collect.schema, changes.table),
        key: names.map(columnIn),
        sequence: columnIn(SEQUENCE),
      };
      const reader = new ShadowReader(
        server,
        table,
        shadow,
        key.map(({ name }) => name),
        collect,
      );
      return (cursor, signal) => reader.pull(cursor, signal);
    }
  }
}

async function* noRows(): AsyncGenerator<never> {
  // Nothing.
}

const nothing: Pull = { rows: noRows(), cursor: () => null };
