import { describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { Blocked } from './blocked.js';

const row = (id: number, key: string, topic = 't') => ({
  id,
  lane: 7,
  topic,
  key,
  sequence: id,
  headers: '{}',
  payload: '{}',
});
const mismatch = new KervanError('TOPIC_MISMATCH', '3 partitions');

describe('Blocked', () => {
  it('holds the rows of a refused topic, and of no other', () => {
    const blocked = new Blocked();
    blocked.blockTopic('t', mismatch, new Map());

    expect(blocked.holds(row(6, 'A'))).toBe(true);
    expect(blocked.holds(row(8, 'A', 'other'))).toBe(false);
  });

  it('pins the floor below the lowest row that waits', () => {
    const blocked = new Blocked();
    blocked.keep(row(5, 'A'));
    expect(blocked.pin(7)).toBe(4);

    blocked.blockTopic(
      'other',
      mismatch,
      new Map([
        [7, 2],
        [8, 9],
      ]),
    );
    expect([blocked.pin(7), blocked.pin(8)]).toEqual([2, 9]);

    blocked.keep(row(2, 'A'));
    expect(blocked.pin(7)).toBe(1);
  });

  it('pins a lane that is taken while a topic is passed over', () => {
    const blocked = new Blocked();
    blocked.taken(3, 17);
    expect(blocked.pin(3)).toBe(Infinity);

    blocked.blockTopic('t', mismatch, new Map());
    blocked.taken(3, 17);
    expect(blocked.pin(3)).toBe(17);
  });

  it('forgets everything at once', () => {
    const blocked = new Blocked();
    blocked.blockTopic('t', mismatch, new Map([[7, 3]]));
    expect(blocked.holds(row(9, 'B'))).toBe(true);

    blocked.clear();

    expect(blocked).toMatchObject({ any: false, topics: [] });
    expect(blocked.pin(7)).toBe(Infinity);
  });
});
