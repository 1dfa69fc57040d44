import { describe, expect, it } from '@jest/globals';
import { approval } from './journey-event.mother.js';
import { namedCauses } from './named-causes.js';

const since = new Date('2026-11-20T00:00:00Z');
const correlationId = approval().correlationId;

describe('namedCauses', () => {
  it('are those that are not among the events, each once, since it was first named', () => {
    const effects = [
      approval({ id: 'b', causationId: 'a', occurredAt: '2026-11-30T10:00:02.000Z' }),
      approval({ id: 'c', causationId: 'a', occurredAt: '2026-11-30T10:00:01.000Z' }),
      approval({ id: 'd', causationId: 'c' }),
      approval({ id: 'e', causationId: null }),
    ];
    expect(namedCauses(effects, since)).toEqual([{ id: 'a', correlationId, at: '2026-11-30T10:00:01.000Z' }]);
  });

  it('are none that may have been forgotten, by their own time or by that of their effect', () => {
    const old = '0199f0a0-0000-7000-8000-000000000001';
    expect(namedCauses([approval({ causationId: old })], since)).toEqual([]);
    expect(namedCauses([approval({ causationId: old })], new Date('2025-01-01T00:00:00Z'))).toHaveLength(1);
    expect(
      namedCauses([approval({ causationId: 'x', occurredAt: '2026-11-01T00:00:00.000Z' })], since),
    ).toEqual([]);
  });
});
