import { describe, expect, it } from '@jest/globals';
import { Assignment } from './assignment.js';

describe('Assignment', () => {
  it('lets each partition be read first in its turn, and leaves out those that are paused', () => {
    const partitions = [0, 1, 2].map((partition) => ({ topic: 't', partition }));
    const assignment = new Assignment(partitions);
    for (const at of partitions) assignment.continueAt(at, 7);
    const order = () => assignment.ready().map(({ partition }) => partition);

    const orders = [order(), order(), order(), order()];
    assignment.pause({ topic: 't', partition: 1 }, 3_600_000);
    const without = order();
    assignment.end();

    expect(orders).toEqual([
      [0, 1, 2],
      [1, 2, 0],
      [2, 0, 1],
      [0, 1, 2],
    ]);
    expect(without.sort()).toEqual([0, 2]);
  });
});
