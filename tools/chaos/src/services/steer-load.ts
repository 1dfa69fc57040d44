import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@kervan/database';
import { type Source, sources } from './movement.js';

type Databases = Readonly<Record<Source, Pick<Database, 'query'>>>;

const LOOK_MS = 250;

/** Lets the sources write. Asks again while a database is away. */
export async function startLoad(databases: Databases, signal: AbortSignal): Promise<void> {
  await eachSource(databases, 'UPDATE load_control SET running = true, resting = false', signal);
}

/** The sources rest soon, until the load is started again. */
export async function pauseLoad(databases: Databases, signal: AbortSignal): Promise<void> {
  await eachSource(databases, 'UPDATE load_control SET running = false', signal);
}

/** Resolves when no source writes any more. */
export async function stopLoad(databases: Databases, signal: AbortSignal): Promise<void> {
  await pauseLoad(databases, signal);
  for (;;) {
    const rows = await eachSource(databases, 'SELECT resting FROM load_control', signal);
    if (rows.every((row) => 'resting' in row && row.resting === true)) return;
    await sleep(LOOK_MS, undefined, { signal });
  }
}

/** Events of the load that committed so far, of all sources. */
export async function eventsWritten(databases: Databases, signal: AbortSignal): Promise<number> {
  const rows = await eachSource(databases, 'SELECT sum(last)::bigint AS events FROM account', signal);
  return rows.reduce((sum, row) => sum + ('events' in row ? Number(row.events) : 0), 0);
}

async function eachSource(databases: Databases, sql: string, signal: AbortSignal): Promise<object[]> {
  return (await Promise.all(sources.map((source) => patiently(databases[source], sql, signal)))).flat();
}

async function patiently(
  database: Pick<Database, 'query'>,
  sql: string,
  signal: AbortSignal,
): Promise<object[]> {
  for (;;) {
    try {
      return await database.query(sql);
    } catch {
      await sleep(LOOK_MS, undefined, { signal });
    }
  }
}
