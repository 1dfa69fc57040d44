import { describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { Blocked } from './blocked.js';
import { LaneWork } from './lane-work.js';
import { Cursors } from './reading/cursors.js';
import { HeldRows } from './reading/held-rows.js';

describe('LaneWork while a topic is refused', () => {
  it('hands a drained lane over below the rows that were passed over, also when the topic is tried again (trap 2)', () => {
    const lanes = [1, 2];
    const [cursors, blocked, held] = [new Cursors(), new Blocked(), new HeldRows()];
    const work = new LaneWork({
      lanes: () => lanes,
      cursors,
      held,
      blocked,
      holding: { taken: () => Promise.resolve(), end: () => [], underWay: () => 0 },
      drop: () => [],
    });
    cursors.add(lanes, 10);
    work.blockTopic('refused', new KervanError('TOPIC_MISMATCH', 'as the spec wants'));
    // Both lanes are read up to 100, rows of the refused topic passed over.
    cursors.add(lanes, 100);
    work.drain([1]);

    work.unblock();

    expect(work.drained()).toEqual(new Map([[1, 10]]));
    expect(work.floors()).toEqual(new Map(lanes.map((lane) => [lane, 10])));
    expect(blocked.any).toBe(false);
  });
});
