/** What every server of a desk or a run has beside PostgreSQL's defaults, in a container or not. */
const everywhere = {
  // Two companies of specs side by side hold 200 between their services and relays.
  max_connections: '500',
  // An outbox leaves a minute's worth of old versions where it is looked at once a minute.
  autovacuum_naptime: '5s',
} as const;

/** Those of the embedded server. Durability is never traded for speed: fsync and synchronous_commit stay on. */
const embedded = {
  ...everywhere,
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '128MB',
  fsync: 'on',
  synchronous_commit: 'on',
  // Nobody here commits in two phases; a forgotten prepared transaction would hold its locks for ever.
  max_prepared_transactions: '0',
  max_wal_size: '1GB',
  // What statements cost can be asked of every run.
  shared_preload_libraries: 'pg_stat_statements',
  timezone: 'UTC',
  log_timezone: 'UTC',
} as const;

export function serverArguments(dataFolder: string, port: number): string[] {
  return ['-D', dataFolder, ...flags({ ...embedded, port: String(port) })];
}

/** `-c name=value` of the settings every server has. */
export const containerArguments: readonly string[] = flags(everywhere);

function flags(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Nothing of the caller's environment (PGDATA, PGPORT, locale) changes the server. */
export const serverEnvironment: NodeJS.ProcessEnv = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
