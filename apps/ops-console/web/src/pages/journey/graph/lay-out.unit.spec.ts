import { expect, it } from '@jest/globals';
import { event } from '../journey.mother.js';
import { layOut } from './lay-out.js';

it('places causes left of what they caused, and events without a known cause too', () => {
  const placed = layOut([
    event({ id: 'a' }),
    event({ id: 'b', causationId: 'a' }),
    event({ id: 'c', causationId: 'b' }),
    event({ id: 'd', causationId: 'older than what is kept' }),
  ]);
  const x = Object.fromEntries(placed.map((node) => [node.event.id, node.x]));
  expect(x.a).toBeLessThan(x.b ?? 0);
  expect(x.b).toBeLessThan(x.c ?? 0);
  expect(x.d).toBe(x.a);
});
