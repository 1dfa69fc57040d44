import { describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { Blocked } from './blocked.js';

const row = (id: number, key: string, topic = 't') => ({
  id,
  topic,
  key,
  sequence: id,
  headers: '{}',
  payload: '{}',
});
const tooLarge = new KervanError('RECORD_TOO_LARGE', 'too large');

describe('Blocked', () => {
  it('holds the later rows of a refused key, and no other key', () => {
    const blocked = new Blocked();
    blocked.blockKey(row(5, 'A'), tooLarge);

    expect(blocked.holds(row(6, 'A'))).toBe(true);
    expect(blocked.holds(row(7, 'B'))).toBe(false);
    expect(blocked.holds(row(8, 'A', 'other'))).toBe(false);
  });

  it('pins the floor below the lowest row that waits', () => {
    const blocked = new Blocked();
    blocked.blockKey(row(5, 'A'), tooLarge);
    expect(blocked.pin).toBe(4);

    blocked.blockTopic('other', tooLarge, 2);
    expect(blocked.pin).toBe(2);

    blocked.keep(row(2, 'A'));
    expect(blocked.pin).toBe(1);
  });

  it('forgets everything at once', () => {
    const blocked = new Blocked();
    blocked.blockTopic('t', tooLarge, 3);
    expect(blocked.holds(row(9, 'B'))).toBe(true);

    blocked.clear();

    expect(blocked).toMatchObject({ pin: Infinity, topics: [], keys: 0 });
  });
});
