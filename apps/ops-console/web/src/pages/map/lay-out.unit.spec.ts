import { describe, expect, it } from '@jest/globals';
import type { Topology } from '@kervan/console-api';
import { agreementOf } from './drift.js';
import { layOut } from './lay-out.js';

const edge = (service: string, topic: string, direction: 'writes' | 'reads') => ({
  service,
  topic,
  direction,
  declared: true,
  seen: true,
  events: 1,
});

const company: Topology = {
  topics: [
    { name: 'erp.sales.order', types: [], events: 2 },
    { name: 'erp.finance.invoice', types: [], events: 1 },
    { name: 'erp.finance.period', types: [], events: 0 },
  ],
  services: ['erp-core', 'accounting'],
  edges: [
    edge('erp-core', 'erp.sales.order', 'writes'),
    edge('erp-core', 'erp.finance.invoice', 'writes'),
    edge('accounting', 'erp.finance.invoice', 'reads'),
    edge('erp-core', 'erp.finance.invoice', 'reads'),
  ],
};

describe('the layout of the map', () => {
  const { nodes, edges } = layOut(company);
  const xOf = (id: string) => nodes.find((node) => node.id === id)?.x ?? NaN;

  it('runs from writers over topics to readers', () => {
    expect(edges).toHaveLength(company.edges.length);
    for (const { from, to } of edges) expect(xOf(from)).toBeLessThan(xOf(to));
  });

  it('shows a service that writes and reads on both sides, and topics that nobody uses', () => {
    expect(nodes.map(({ id }) => id).sort()).toEqual([
      'reader:accounting',
      'reader:erp-core',
      'topic:erp.finance.invoice',
      'topic:erp.finance.period',
      'topic:erp.sales.order',
      'writer:erp-core',
    ]);
  });

  it('puts no two nodes in one place', () => {
    expect(new Set(nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(nodes.length);
  });
});

describe('drift of the map', () => {
  it.each([
    [true, true, 'agreed'],
    [true, false, 'quiet'],
    [false, true, 'drift'],
  ])('declared %s, seen %s: %s', (declared, seen, agreement) => {
    expect(agreementOf({ declared, seen })).toBe(agreement);
  });
});
