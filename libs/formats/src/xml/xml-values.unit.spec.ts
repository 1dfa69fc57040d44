import { describe, expect, it } from '@jest/globals';
import { xmlDay } from './xml-day.js';
import { xmlDecimal } from './xml-decimal.js';

describe('a decimal of XML', () => {
  it.each([
    ['10.00', '10'],
    ['+1.50', '1.5'],
    ['-.5', '-0.5'],
    ['007.', '7'],
    ['1,5', null],
    ['1e3', null],
    ['', null],
    ['NaN', null],
  ])('%p is %p', (text, value) => expect(xmlDecimal(text)).toBe(value));
});

describe('a day of XML', () => {
  it.each([
    ['2024-02-29', '2024-02-29'],
    ['2023-02-29', null],
    ['2024-02-15T23:30:00-08:00', '2024-02-15'],
    ['2024-02-15Z', '2024-02-15'],
    ['15.02.2024', null],
  ])('%p is %p', (text, day) => expect(xmlDay(text)).toBe(day));
});
