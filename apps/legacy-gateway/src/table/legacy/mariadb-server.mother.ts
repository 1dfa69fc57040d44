import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from '@jest/globals';
import { freePort } from '@kervan/local';
import { eventually } from '@kervan/testing';
import { createConnection } from 'mysql2/promise';

/** Declares specs with a MariaDB of this machine; where there is none, that is said and counts as a spec. */
export function withMariadb(declare: () => void): void {
  const found = spawnSync('mariadbd', ['--version']).status === 0;
  if (found) declare();
  else
    it('not run: mariadbd is not on the PATH', () =>
      console.warn('Specs with MariaDB were NOT RUN: mariadbd is not on the PATH (Debian: mariadb-server).'));
}

/** A server of its own, in a folder that goes with it. */
export class MariadbServer {
  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
    private readonly port: number,
  ) {}

  static async start(): Promise<MariadbServer> {
    const folder = await mkdtemp(join(tmpdir(), 'mariadb-'));
    const port = await freePort();
    const data = `--datadir=${join(folder, 'data')}`;
    const user = '--user=root';
    const installed = spawnSync('mariadb-install-db', [
      '--no-defaults',
      data,
      user,
      '--auth-root-authentication-method=normal',
    ]);
    if (installed.status !== 0) throw new Error(String(installed.stderr));
    const server = spawn(
      'mariadbd',
      [
        '--no-defaults',
        data,
        user,
        `--socket=${join(folder, 'socket')}`,
        `--port=${port}`,
        '--bind-address=127.0.0.1',
        '--skip-name-resolve',
        '--character-set-server=utf8mb4',
        '--innodb-buffer-pool-size=32M',
      ],
      { stdio: 'ignore' },
    );
    const started = new MariadbServer(server, folder, port);
    await eventually('MariaDB', async () => {
      const connection = await createConnection(started.url('root', '', 'mysql'));
      await connection.end();
      return true;
    });
    return started;
  }

  url(user: string, password: string, database: string): string {
    return `mysql://${user}:${password}@127.0.0.1:${this.port}/${database}`;
  }

  async stop(): Promise<void> {
    const ended = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await ended;
    await rm(this.folder, { recursive: true });
  }
}
