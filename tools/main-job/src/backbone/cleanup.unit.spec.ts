import { describe, expect, it } from '@jest/globals';
import { Cleanup } from './cleanup.js';

describe('the clean-up of a run', () => {
  it('undoes the latest first, and goes on after a failure', async () => {
    const cleanup = new Cleanup();
    const undone: string[] = [];
    const undo = (name: string) => () => Promise.resolve(void undone.push(name));
    cleanup.defer('stores', undo('stores'));
    cleanup.defer('apps', () => Promise.reject(new Error('stuck')));
    cleanup.defer('connection', undo('connection'));

    await cleanup.run((line) => undone.push(line));

    expect(undone).toEqual(['connection', 'stopping apps failed: Error: stuck', 'stores']);
  });
});
