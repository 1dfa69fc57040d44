import type { TableServer } from './table-server.js';
import type { SqlColumn } from './table-shape.js';

/** What stands behind SELECT for columns as text, each under a name of its own. */
export function selectList(server: TableServer, columns: readonly SqlColumn[]): string {
  return columns.map(({ sql, type }, index) => `${server.text(sql, type)} AS c${index}`).join(', ');
}
