import { describe, expect, it } from '@jest/globals';
import { payloadDifferences } from './payload-differences.js';

describe('the differences of two payloads', () => {
  it('are named by place, with both values', () => {
    const before = { no: 'F-1', lines: [{ sku: 'A', quantity: '1' }, { sku: 'B' }], 'a/b~': 1, gone: true };
    const after = { no: 'F-1', lines: [{ sku: 'A', quantity: '2' }], 'a/b~': null, more: {} };
    expect(payloadDifferences(before, after)).toEqual([
      { path: '/lines/0/quantity', before: '"1"', after: '"2"' },
      { path: '/lines/1', before: '{"sku":"B"}', after: null },
      { path: '/a~1b~0', before: '1', after: 'null' },
      { path: '/gone', before: 'true', after: null },
      { path: '/more', before: null, after: '{}' },
    ]);
  });

  it('are none between equal ones', () => {
    expect(payloadDifferences({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toEqual([]);
  });

  it('are the whole where there was nothing, or something else', () => {
    expect(payloadDifferences(null, { a: 1 })).toEqual([{ path: '', before: 'null', after: '{"a":1}' }]);
    expect(payloadDifferences([], {})).toEqual([{ path: '', before: '[]', after: '{}' }]);
  });
});
