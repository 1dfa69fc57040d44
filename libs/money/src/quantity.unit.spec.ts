import { describe, expect, it } from '@jest/globals';
import { Money } from './money.js';
import { Quantity } from './quantity.js';

const q = (text: string) => Quantity.of(text);
const share = (value: string, part: string, whole: string) =>
  q(part).shareOf(Money.of(value, 'TRY'), q(whole)).toString();

describe('Quantity', () => {
  it('adds and subtracts exactly', () => {
    expect(q('0.1').plus(q('0.2')).toString()).toBe('0.3');
    expect(q('6').minus(q('6.000')).toString()).toBe('0');
    expect(Quantity.sum([q('1'), q('2.5')]).toString()).toBe('3.5');
  });

  it('compares', () => {
    expect([q('1').compare(q('2')), q('2').compare(q('2.0')), q('3').compare(q('2'))]).toEqual([-1, 0, 1]);
    expect(Quantity.smaller(q('3'), q('2')).toString()).toBe('2');
  });

  it.each([
    ['10.00', '1', '3', '3.33'],
    ['0.05', '1', '2', '0.03'],
    ['10.00', '3', '3', '10.00'],
    ['-0.05', '1', '2', '-0.03'],
  ])('of %s, %s in %s has the share %s', (value, part, whole, expected) => {
    expect(share(value, part, whole)).toBe(expected);
  });

  it('shares taken one after the other leave nothing over', () => {
    let [value, whole] = [Money.of('100.00', 'TRY'), q('7')];
    for (let taken = 0; taken < 7; taken++) {
      value = value.minus(q('1').shareOf(value, whole));
      whole = whole.minus(q('1'));
    }
    expect([value.toString(), whole.toString()]).toEqual(['0.00', '0']);
  });

  it('refuses what is no decimal', () => {
    expect(() => q('6,5')).toThrow('"6,5"');
  });
});
