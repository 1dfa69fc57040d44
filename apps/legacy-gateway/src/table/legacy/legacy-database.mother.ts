import type { ServerOptions } from '../server-options.js';
import type { TableServer } from '../table-server.js';

/** A connection of a program that works on the legacy database. */
export interface LegacySession {
  run(sql: string): Promise<void>;
  rows(sql: string): Promise<readonly (readonly (string | null)[])[]>;
}

/** A database server that a gateway knows nothing of but a login. */
export interface LegacyDatabase {
  readonly driver: 'postgresql' | 'mysql';
  /** SQL of the moment, as programs stamp rows with it. */
  readonly now: string;
  /** Type of the column for it. */
  readonly time: string;
  /** SQL that takes an hour. */
  readonly sleep: string;
  /** The login that may do everything. */
  readonly ownerUrl: string;
  /** A login that may read, and see when transactions of others began. */
  readonly readerUrl: string;
  /** One that does not see that. */
  readonly blindUrl: string;
  readonly quoted: (name: string) => string;
  /** As the gateway connects. */
  open(options: ServerOptions): Promise<TableServer>;
  /** It is closed with the database. */
  session(): Promise<LegacySession>;
  /** Drops a table and what belongs to it. */
  drop(table: string): Promise<void>;
  close(): Promise<void>;
}
