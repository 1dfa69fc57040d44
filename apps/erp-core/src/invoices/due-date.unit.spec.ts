import { describe, expect, it } from '@jest/globals';
import { dueDate } from './due-date.js';

describe('dueDate', () => {
  it.each([
    ['2010-12-01', '2010-12-31'],
    ['2010-12-02', '2011-01-01'],
    ['2011-01-30', '2011-03-01'],
    ['2024-01-30', '2024-02-29'],
  ])('an invoice of %s is due on %s', (issued, due) => {
    expect(dueDate(issued)).toBe(due);
  });
});
