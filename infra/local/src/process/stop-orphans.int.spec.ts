import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OwnedProcess } from './owned-process.js';
import { stopOrphans } from './stop-orphans.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kervan-spec-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const sleeper = (name: string): Promise<OwnedProcess> =>
  OwnedProcess.start(
    {
      name,
      command: process.execPath,
      args: ['-e', 'setInterval(() => {}, 1000)'],
      env: {},
      cwd: '/',
      log: join(folder, 'log'),
    },
    folder,
  );

describe('what a killed run left behind', () => {
  it('is ended by its pid file', async () => {
    const orphan = await sleeper('app');
    expect(await stopOrphans(folder)).toEqual(['app']);
    expect(await orphan.exited).toEqual({ code: null, signal: 'SIGTERM' });
    expect(existsSync(join(folder, 'app.pid'))).toBe(false);
  });

  it('is left alone when the pid belongs to another process by now', async () => {
    const foreign = await sleeper('foreign');
    writeFileSync(join(folder, 'foreign.pid'), `${String(foreign.pid)}\nan earlier start\nSIGTERM\n`);
    expect(await stopOrphans(folder)).toEqual([]);
    expect(foreign.running).toBe(true);
    await foreign.kill();
  });
});
