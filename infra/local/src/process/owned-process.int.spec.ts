import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { temporaryState } from '../state/temporary-state.js';
import { OwnedProcess } from './owned-process.js';
import { until } from './until.js';

const children = () => process.getActiveResourcesInfo().filter((type) => type === 'ProcessWrap').length;

describe('OwnedProcess', () => {
  it('leaves no process behind whose pid file cannot be written', async () => {
    const state = await temporaryState();
    const before = children();

    const started = OwnedProcess.start(
      {
        name: 'app',
        command: process.execPath,
        args: ['-e', 'setInterval(() => {}, 1000)'],
        env: {},
        cwd: '/',
        log: join(state.logs, 'app.log'),
      },
      join(state.run, 'missing'),
    );

    await expect(started).rejects.toMatchObject({ code: 'ENOENT' });
    await until(() => Promise.resolve(children() === before ? true : undefined));
    state.release();
  });
});
