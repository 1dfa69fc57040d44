import { describe, expect, it } from '@jest/globals';
import type { DayLine } from './day-line.js';
import { OpeningStock } from './opening-stock.js';

function line(documentNo: string, sku: string, quantity: string, unitPrice: string): DayLine {
  return {
    documentNo,
    sku,
    amounts: { quantity, unitPrice },
    customerId: null,
    country: 'EIRE',
  };
}

/** What one day opens, as `sku quantity unitCost`. */
function opened(...lines: DayLine[]): string[] {
  const stock = new OpeningStock();
  stock.addDay(lines);
  return stock.items().map(({ sku, quantity, unitCost }) => `${sku} ${quantity} ${unitCost}`);
}

describe('the opening stock', () => {
  it('is everything that sales and losses take, free samples included', () => {
    const day = [
      line('536365', 'X', '6', '2.55'),
      line('536365', 'Y', '2', '0.0'),
      line('536366', 'X', '-4', '0.0'),
      line('536367', 'Y', '0.5', '1.10'),
    ];
    expect(opened(...day)).toEqual(['X 10 1.53', 'Y 2.5 0.66']);
  });

  it('knows products that only come in, with nothing of them', () => {
    const day = [line('C536365', 'X', '-6', '2.55'), line('536366', 'Y', '4', '0.0')];
    expect(opened(...day)).toEqual(['X 0 1.53', 'Y 0 0.01']);
  });

  it('sees a document whose lines are not next to each other as one', () => {
    const day = [
      line('542806', 'X', '1', '0.0'),
      line('542807', 'X', '3', '0.0'),
      line('542806', 'Y', '1', '5'),
    ];
    expect(opened(...day)).toEqual(['X 1 0.01', 'Y 1 3.00']);
  });

  it.each([
    ['half-up', '0.175', '0.11'],
    ['at least a kurus', '0.001', '0.01'],
  ])('costs 60 %% of the highest price, %s', (_, price, cost) => {
    const day = [line('536365', 'X', '1', price), line('C536366', 'X', '-1', '0.0')];
    expect(opened(...day)).toEqual([`X 1 ${cost}`]);
  });

  it('takes the highest price of all days', () => {
    const stock = new OpeningStock();
    stock.addDay([line('536365', 'X', '1', '10')]);
    stock.addDay([line('C536366', 'X', '-1', '20')]);
    stock.addDay([line('536367', 'X', '1', '5')]);
    expect(stock.items()).toEqual([{ sku: 'X', quantity: '2', unitCost: '12.00' }]);
  });

  it('holds no services', () => {
    expect(opened(line('536365', 'POST', '1', '18'), line('536365', 'X', '1', '1'))).toEqual(['X 1 0.60']);
  });

  it.each(['A563185', 'C536365'])('is not needed for document %s', (documentNo) => {
    expect(opened(line(documentNo, 'X', '1', '1'))).toEqual(['X 0 0.60']);
  });

  it('outlives lines whose amounts cannot be read', () => {
    const broken = { ...line('536365', 'X', '', ''), amounts: null };
    expect(opened(broken, line('536365', 'X', '2', '1'))).toEqual(['X 2 0.60']);
    expect(opened(broken)).toEqual(['X 0 0.01']);
  });
});
