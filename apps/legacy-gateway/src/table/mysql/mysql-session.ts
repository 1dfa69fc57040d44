import type { Connection, QueryError } from 'mysql2';

const UNKNOWN_VARIABLE = 1193;

/** What a connection begins with. MariaDB and MySQL name the limit of a statement differently. */
const settings = (statementSeconds: number) => [
  'SET SESSION TRANSACTION READ ONLY',
  "SET SESSION time_zone = 'SYSTEM'",
  `SET SESSION max_statement_time = ${statementSeconds}`,
  `SET SESSION max_execution_time = ${statementSeconds * 1_000}`,
];

/** Readies a new connection; one that refuses is closed, and fails whatever waits for it. */
export function beginSession(
  connection: Pick<Connection, 'query' | 'destroy'>,
  statementSeconds: number,
): void {
  const refuse = (error: QueryError | null) => {
    if (error && error.errno !== UNKNOWN_VARIABLE) connection.destroy();
  };
  for (const sql of settings(statementSeconds)) connection.query(sql, refuse);
}
