import { describe, expect, it } from '@jest/globals';
import { cpuByOwner } from './cpu-by-owner.js';

const node = (id: number, functionName: string, url: string) => ({ id, callFrame: { functionName, url } });

describe('the time of a process', () => {
  it('is told by whose code was running, most first, without the time it waited', () => {
    const profile = {
      nodes: [
        node(1, '(root)', ''),
        node(2, '(idle)', ''),
        node(3, '', 'file:///w/apps/warehouse/dist/main.js'),
        node(4, 'parse', 'file:///w/node_modules/zod/v4/core/parse.js'),
      ],
      samples: [2, 3, 4, 4],
      timeDeltas: [5_000_000, 250_000, 500_000, 1_000_000],
    };

    expect(cpuByOwner(profile)).toEqual({
      process: 'warehouse',
      seconds: 1.75,
      owners: [
        ['zod', 1.5],
        ['apps/warehouse', 0.25],
      ],
    });
  });
});
