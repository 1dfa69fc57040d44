import { describe, expect, it } from '@jest/globals';
import { Money } from '@kervan/money';
import { DoubtfulPart } from './doubtful-part.js';

const euro = (text: string) => Money.of(text, 'EUR');
const lira = (text: string) => Money.of(text, 'TRY');
const written = ({ receivable, provision }: DoubtfulPart) =>
  [receivable, provision].map(({ document, lira: booked }) => `${document.toString()} ${booked.toString()}`);

describe('the doubtful part of an item', () => {
  const whole = new DoubtfulPart(
    { document: euro('0.30'), lira: lira('15.02') },
    { document: euro('0.20'), lira: lira('10.01') },
  );

  it('is cleared by an amount below it with the same share of both, half-up', () => {
    // A third of 15.02 is 5.006…, of 0.20 0.066…, of 10.01 3.336…
    expect(written(whole.clearedBy(euro('0.10')))).toEqual(['0.10 5.01', '0.07 3.34']);
  });

  it.each(['0.30', '0.31'])('is cleared as a whole by %s', (amount) => {
    expect(whole.clearedBy(euro(amount))).toBe(whole);
  });

  it('is nothing after its last part, in TRY neither', () => {
    let left = whole;
    const cleared = ['0.10', '0.10', '0.10'].map((amount) => {
      const part = left.clearedBy(euro(amount));
      left = left.without(part);
      return written(part)[0];
    });
    expect(cleared).toEqual(['0.10 5.01', '0.10 5.01', '0.10 5.00']);
    expect(written(left)).toEqual(['0.00 0.00', '0.00 0.00']);
  });

  it('of nothing is nothing', () => {
    expect(written(DoubtfulPart.none('EUR').clearedBy(euro('1.00')))).toEqual(['0.00 0.00', '0.00 0.00']);
  });
});
