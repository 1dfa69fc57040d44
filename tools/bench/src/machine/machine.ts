import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Database } from '@kervan/database';
import { workspace } from '@kervan/local';
import { z } from 'zod';
import type { Client } from '../figures/figures.js';

const BYTES_PER_MB = 1_048_576;

/** Where and with what the figures were taken. */
export interface Machine {
  readonly hardware: {
    readonly cores: number;
    readonly cpu: string;
    readonly memoryMb: number;
    /** Processes that wanted to run, on average over the minute before the bench. */
    readonly loadAverage: number;
  };
  readonly versions: Readonly<Record<string, string>>;
  /** Of PostgreSQL, by name. */
  readonly settings: Readonly<Record<string, string>>;
}

const packages: Readonly<Record<Client, readonly string[]>> = {
  default: ['kafkajs', '@platformatic/kafka'],
  kafkajs: ['kafkajs'],
  platformatic: ['@platformatic/kafka'],
};
const settingNames = ['fsync', 'synchronous_commit', 'wal_level', 'shared_buffers', 'max_wal_size'];

export async function describeMachine(database: Database, client: Client): Promise<Machine> {
  const shown = await database.query<{ name: string; value: string }>(
    'SELECT name, current_setting(name) AS value FROM unnest($1::text[]) AS wanted (name)',
    [['server_version', ...settingNames]],
  );
  const { server_version: postgres = 'unknown', ...settings } = Object.fromEntries(
    shown.map(({ name, value }) => [name, value]),
  );
  return {
    hardware: {
      cores: cpus().length,
      cpu: cpus()[0]?.model.trim() ?? 'unknown',
      memoryMb: Math.round(totalmem() / BYTES_PER_MB),
      loadAverage: Number((loadavg()[0] ?? 0).toFixed(2)),
    },
    versions: { node: process.versions.node, postgres, ...pinned('pg', ...packages[client]) },
    settings,
  };
}

/** Versions of dependencies as the workspace pins them, exactly. */
function pinned(...names: string[]): Record<string, string> {
  const { dependencies } = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(workspace, 'package.json'), 'utf8')));
  return Object.fromEntries(names.map((name) => [name, dependencies[name] ?? 'unknown']));
}
