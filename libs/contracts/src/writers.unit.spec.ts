import { describe, expect, it } from '@jest/globals';
import { catalogue } from './catalogue.js';
import { serviceOfSource, topicWriters } from './writers.js';

describe('writers of topics', () => {
  it('are known of every topic that keeps an order', () => {
    const ordered = catalogue.filter(({ sequenced }) => sequenced).map(({ topic }) => topic);
    expect(Object.keys(topicWriters).sort()).toEqual([...new Set(ordered)].sort());
  });
});

describe('serviceOfSource', () => {
  it.each([
    ['/erp/core', 'erp-core'],
    ['/erp/gateway', 'legacy-gateway'],
    ['/erp/warehouse', 'warehouse'],
    ['urn:carrier:tracking', 'urn:carrier:tracking'],
    ['', ''],
  ])('names whoever writes as %s', (source, service) => {
    expect(serviceOfSource(source)).toBe(service);
  });
});
