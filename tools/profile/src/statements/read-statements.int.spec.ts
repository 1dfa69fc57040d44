import { rmSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { temporaryState } from '@kervan/local';
import { keptStatements } from './kept-statements.js';

describe('the statistics that a run left behind', () => {
  it('tell of its statements after its PostgreSQL was stopped', async () => {
    const state = await temporaryState();
    const silent = (): void => undefined;
    state.release();
    const { root } = state;
    const first = await keptStatements(root, 20, silent);
    const second = await keptStatements(root, 20, silent);

    rmSync(root, { recursive: true });

    expect(first.byDatabase.map(({ database }) => database)).toContain('postgres');
    expect(second.top.map(({ sql }) => sql)).toContainEqual(expect.stringContaining('CREATE EXTENSION'));
  });
});
