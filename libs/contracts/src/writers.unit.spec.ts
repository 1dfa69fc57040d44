import { describe, expect, it } from '@jest/globals';
import { serviceOfSource } from './writers.js';

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
