import { readdir, readFile } from 'node:fs/promises';
import type { Database } from '@kervan/database';
import { processStat } from '@kervan/local';

const US_PER_TICK = 10_000;

/** CPU time of the PostgreSQL server behind a connection: its first process and every backend, also ended ones. */
export class PostgresCpu {
  private constructor(private readonly postmaster: number | null) {}

  /** Without effect where the server runs on another machine or in a container: it then tells null. */
  static async of(database: Database): Promise<PostgresCpu> {
    const session = await database.session();
    try {
      const [backend] = await session.query<{ pid: number; name: string }>(
        'SELECT pg_backend_pid() AS pid, current_database() AS name',
      );
      if (!backend) return new PostgresCpu(null);
      const title = await readFile(`/proc/${backend.pid}/cmdline`, 'utf8').catch(() => '');
      // The same number may be another process here; the random name of our database cannot be.
      if (!title.includes(backend.name)) return new PostgresCpu(null);
      return new PostgresCpu((await processStat(backend.pid))?.parent ?? null);
    } finally {
      session.close();
    }
  }

  /** Microseconds since the server started. */
  async usedUs(): Promise<number | null> {
    const { postmaster } = this;
    const own = postmaster === null ? null : await processStat(postmaster);
    if (own === null) return null;
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
    const stats = await Promise.all(pids.map(processStat));
    const backends = stats.filter((stat) => stat?.parent === postmaster);
    const ticks = backends.reduce((sum, stat) => sum + (stat?.ticks ?? 0), own.ticks + own.endedTicks);
    return ticks * US_PER_TICK;
  }
}
