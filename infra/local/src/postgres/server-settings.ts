/** Settings beside PostgreSQL's defaults. Durability is never traded for speed: fsync and synchronous_commit stay on. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  fsync: 'on',
  synchronous_commit: 'on',
  // Nobody here commits in two phases; a forgotten prepared transaction would hold its locks for ever.
  max_prepared_transactions: '0',
  max_wal_size: '1GB',
  // What statements cost can be asked of every run.
  shared_preload_libraries: 'pg_stat_statements',
  // An outbox leaves a minute's worth of old versions where it is looked at once a minute.
  autovacuum_naptime: '5s',
  timezone: 'UTC',
  log_timezone: 'UTC',
} as const;

export function serverArguments(dataFolder: string, port: number): string[] {
  const assignments = Object.entries({ ...settings, port: String(port) });
  return ['-D', dataFolder, ...assignments.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** Nothing of the caller's environment (PGDATA, PGPORT, locale) changes the server. */
export const serverEnvironment: NodeJS.ProcessEnv = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
