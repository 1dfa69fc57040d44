import { describe, expect, it } from '@jest/globals';
import { topologyOf, type Subscription } from './topology-of.js';

const nothing = { written: [], read: [] };
const topic = 'erp.sales.order';
const reads: Subscription[] = [{ service: 'warehouse', topic }];
const ofOrders = (...given: Parameters<typeof topologyOf>) =>
  topologyOf(...given).edges.filter((edge) => edge.topic === topic);

describe('topologyOf', () => {
  it('holds what contracts and services say, seen or not', () => {
    expect(ofOrders(reads, nothing, [])).toEqual([
      { service: 'warehouse', topic, direction: 'reads', declared: true, seen: false, events: 0 },
      { service: 'erp-core', topic, direction: 'writes', declared: true, seen: false, events: 0 },
    ]);
  });

  it('adds what was seen to what is declared', () => {
    const seen = {
      written: [{ topic, name: '/erp/core', events: 7 }],
      read: [{ topic, name: 'warehouse', events: 6 }],
    };
    expect(ofOrders(reads, seen, [])).toMatchObject([
      { service: 'warehouse', declared: true, seen: true, events: 6 },
      { service: 'erp-core', declared: true, seen: true, events: 7 },
    ]);
    expect(topologyOf(reads, seen, []).topics.find(({ name }) => name === topic)).toMatchObject({
      events: 7,
    });
  });

  it('marks a writer and a reader that nobody declared', () => {
    const seen = {
      written: [{ topic, name: 'urn:intruder', events: 1 }],
      read: [{ topic, name: 'spy', events: 2 }],
    };
    expect(ofOrders([], seen, []).filter(({ declared }) => !declared)).toEqual([
      { service: 'spy', topic, direction: 'reads', declared: false, seen: true, events: 2 },
      { service: 'urn:intruder', topic, direction: 'writes', declared: false, seen: true, events: 1 },
    ]);
  });

  it('shows topics and services without any traffic, but none of the backbone itself', () => {
    const { topics, services } = topologyOf([{ service: 'spy', topic: 'ops.receipts' }], nothing, ['crm']);
    expect(topics.map(({ name }) => name)).toContain('erp.finance.invoice');
    expect(topics.some(({ name }) => name.startsWith('ops.'))).toBe(false);
    expect(services).toContain('crm');
    expect(services).not.toContain('spy');
  });
});
