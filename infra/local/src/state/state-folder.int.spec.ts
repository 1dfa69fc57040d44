import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptSecret } from './secret-file.js';
import { openState } from './state-folder.js';
import { closedAncestor } from './state-root.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kervan-spec-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a state folder', () => {
  it('is refused to a second run, by the pid of the first', async () => {
    const state = await openState({ folder });
    await expect(openState({ folder })).rejects.toMatchObject({
      code: 'STATE_LOCKED',
      message: expect.stringContaining(`in use by process ${String(process.pid)}`),
    });
    state.release();
    (await openState({ folder })).release();
  });

  it('is taken over from a run that was killed', async () => {
    writeFileSync(join(folder, 'lock'), `${String(process.pid)}\nan earlier start\nSIGTERM\n`);
    (await openState({ folder })).release();
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });

  it('keeps its data for the next run', async () => {
    const state = await openState({ folder });
    const secret = keptSecret(join(state.secrets, 'token'));
    state.release();
    const next = await openState({ folder });
    expect(keptSecret(join(next.secrets, 'token'))).toBe(secret);
    next.release();
  });

  it('is emptied by a fresh run, but for the cache', async () => {
    const state = await openState({ folder });
    writeFileSync(join(state.kafka, 'data'), 'old');
    const cached = join(state.cache, 'spec-marker');
    writeFileSync(cached, '');
    state.release();
    const fresh = await openState({ folder, fresh: true });
    expect(existsSync(join(fresh.kafka, 'data'))).toBe(false);
    expect(existsSync(cached)).toBe(true);
    rmSync(cached);
    fresh.release();
  });

  it('keeps secrets that only their owner can read', async () => {
    const state = await openState({ folder });
    const path = join(state.secrets, 'token');
    keptSecret(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    state.release();
  });
});

describe('a folder on the way that others cannot enter', () => {
  it('is found, the outermost first', () => {
    const closed = join(folder, 'closed');
    mkdirSync(join(closed, 'inner'), { recursive: true });
    chmodSync(folder, 0o755);
    chmodSync(closed, 0o700);
    expect(closedAncestor(join(closed, 'inner', 'not yet there'))).toBe(closed);
    expect(closedAncestor(folder)).toBeNull();
  });
});
