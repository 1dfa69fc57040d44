import { describe, expect, it } from '@jest/globals';
import { delivery, event } from '../journey.mother.js';
import { lanesOf } from './lanes-of.js';
import { marksOf } from './marks-of.js';
import { squeeze } from './squeeze.js';

function lanes(events: Parameters<typeof marksOf>[0], width = 800) {
  const marks = marksOf(events);
  return lanesOf(marks, squeeze(marks.flatMap(({ from, to }) => [from, to])), width);
}

describe('the lanes of a timeline', () => {
  it('are the services in the order in which they come into play', () => {
    const caused = event({ service: 'warehouse', occurredAt: '2026-03-02T09:00:00.050Z' });
    const first = event({ service: 'erp-core', deliveries: [delivery({ consumer: 'crm' })] });
    expect(lanes([caused, first]).map(({ name }) => name)).toEqual(['erp-core', 'crm', 'warehouse']);
  });

  it('show nothing over something else, and nothing outside the picture', () => {
    const crowd = Array.from({ length: 40 }, (_, no) =>
      event({ id: String(no), occurredAt: `2026-03-02T09:00:00.0${String(no % 10)}0Z` }),
    );
    const marks = lanes(crowd, 700).flatMap((lane) => lane.marks);
    for (const mark of marks) {
      expect(mark.x).toBeGreaterThanOrEqual(0);
      expect(mark.x + mark.width).toBeLessThanOrEqual(700);
      const covered = marks.filter(
        (other) =>
          other !== mark &&
          other.y === mark.y &&
          other.x < mark.x + mark.width &&
          mark.x < other.x + other.width,
      );
      expect(covered).toEqual([]);
    }
  });

  it('draw tries from the first to the last, and what has no receipt where the event came to the broker', () => {
    const tried = delivery({
      consumer: 'accounting',
      firstAt: '2026-03-02T09:00:00.100Z',
      lastAt: '2026-03-02T09:00:08.100Z',
    });
    const due = delivery({ consumer: 'hr', state: 'unknown', firstAt: null, lastAt: null });
    const [, first, second] = marksOf([event({ deliveries: [tried, due] })]);
    expect((first?.to ?? 0) - (first?.from ?? 0)).toBe(8_000);
    expect(second?.from).toBe(Date.parse('2026-03-02T09:00:00.012Z'));
  });
});
