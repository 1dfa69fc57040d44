import { describe, expect, it } from '@jest/globals';
import { nextLink } from './link-header.js';

describe('nextLink', () => {
  it.each([
    ['<https://a/2>; rel="next"', 'https://a/2'],
    ['</1>; rel="prev", </3?x=1,2>; title="a, b"; rel="next"', '/3?x=1,2'],
    ['</3>; rel=next', '/3'],
    ['</3>;rel=next;title=x', '/3'],
    ['</3>; REL="last next"', '/3'],
  ])('finds the next page in %s', (header, target) => {
    expect(nextLink(header)).toBe(target);
  });

  it.each([
    null,
    '',
    '</1>; rel="prev"',
    '</1>; rel="nextgen"',
    '</1>; rel=nexts',
    '</1>; title="next"',
    'rel="next"',
  ])('finds none in %j', (header) => {
    expect(nextLink(header)).toBeNull();
  });
});
