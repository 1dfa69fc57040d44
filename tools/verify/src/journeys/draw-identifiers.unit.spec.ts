import { describe, expect, it } from '@jest/globals';
import { drawIdentifiers } from './draw-identifiers.js';
import { approval } from './journey.mother.js';
import { seededRandom } from './seeded-random.js';

describe('identifiers drawn at random', () => {
  const events = Array.from({ length: 50 }, (_, offset) => ({ ...approval, id: `event-${offset}`, offset }));

  it('are the same for the same seed, and others for another', () => {
    const drawn = (seed: number) => drawIdentifiers(events, 20, seededRandom(seed));
    expect(drawn(7)).toEqual(drawn(7));
    expect(drawn(7)).not.toEqual(drawn(8));
  });

  it('are of every kind as often, though there are 50 events of one order', () => {
    const kinds = drawIdentifiers(events, 400, seededRandom(1)).map(({ kind }) => kind);
    for (const kind of ['event', 'corr', 'offset', 'order'])
      expect(kinds.filter((each) => each === kind).length).toBeGreaterThan(60);
  });

  it('are none where there are no events', () => {
    expect(drawIdentifiers([], 3, seededRandom(1))).toEqual([]);
  });
});
