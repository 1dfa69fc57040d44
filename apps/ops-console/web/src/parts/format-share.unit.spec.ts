import { expect, it } from '@jest/globals';
import { formatShare } from './format-share.js';

it.each([
  [10, 10, '100'],
  [0, 0, '100'],
  [9_999_999, 10_000_000, '99.9999'],
  [99_999_999, 100_000_000, '99.9999'],
  [1, 3, '33.3'],
])('%d of %d is %s percent: what is missing stays visible', (part, whole, text) => {
  expect(formatShare(part, whole)).toBe(text);
});
