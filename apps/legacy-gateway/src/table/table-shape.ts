import { KervanError } from '@kervan/contracts';
import type { TableCollect } from './table-collect.js';
import type { ServerColumn, TableServer } from './table-server.js';

/** A column in SQL. */
export interface SqlColumn extends ServerColumn {
  readonly sql: string;
}

/** A table as it is declared, and found to be. */
export interface TableShape {
  /** What stands behind FROM. */
  readonly from: string;
  readonly columns: readonly (SqlColumn & { readonly name: string })[];
  readonly key: readonly SqlColumn[];
  /** Those of the columns that tell documents apart; none: each row is one. */
  readonly document: readonly (SqlColumn & { readonly name: string })[];
}

/** @throws KervanError SOURCE_UNAVAILABLE; SOURCE_INVALID naming all columns that are not there */
export async function shapeOf(server: TableServer, collect: TableCollect): Promise<TableShape> {
  const { schema, table } = collect;
  const columnIn = await columnsOf(server, collect, table, declaredIn(collect));
  const columns = collect.columns.map(({ name, column = name }) => ({ name, ...columnIn(column) }));
  return {
    from: server.names.qualified(schema, table),
    columns,
    key: columns.filter((_, index) => collect.columns[index]?.key),
    document: columns.filter((_, index) => collect.columns[index]?.document),
  };
}

/** Names in SQL of columns of a table that were asked for. @throws KervanError as `shapeOf` */
export async function columnsOf(
  server: TableServer,
  { schema }: TableCollect,
  table: string,
  names: readonly string[],
): Promise<(name: string) => SqlColumn> {
  const columns = await server.columnsOf(schema, table);
  const absent = names.filter((name) => !columns.has(name));
  if (absent.length > 0)
    throw new KervanError(
      'SOURCE_INVALID',
      `the table ${table} has no ${absent.join(', ')} that may be read`,
    );
  return (name) => ({
    sql: server.names.quoted(name),
    ...(columns.get(name) ?? { type: '', isNullable: true }),
  });
}

function declaredIn({ columns, changes }: TableCollect): readonly string[] {
  const names = columns.map(({ name, column = name }) => column);
  return changes.by === 'watermark' ? [...names, changes.column] : names;
}
