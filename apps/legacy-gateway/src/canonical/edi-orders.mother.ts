export interface EdiOrder {
  readonly number: string;
  /** Location number of the store that orders. */
  readonly store?: string;
  /** Article number that is ordered. */
  readonly article?: string;
  readonly quantity?: string;
}

const STORE = '8690000000012';
const ARTICLE = '8690000001019';

/** Orders `ORD-1` to `ORD-<count>`. */
export function ediOrders(count: number): EdiOrder[] {
  return Array.from({ length: count }, (_, index) => ({ number: `ORD-${index + 1}` }));
}

/** An interchange of orders (EDIFACT D.96A). */
export function interchange(orders: readonly EdiOrder[], reference = '1'): string {
  const messages = orders.map(({ number, store = STORE, article = ARTICLE, quantity = '5' }, index) => {
    const segments = [
      `UNH+${index + 1}+ORDERS:D:96A:UN`,
      `BGM+220+${number}+9`,
      'DTM+137:20240215:102',
      `NAD+BY+${store}::9`,
      'NAD+SU+8690000000029::9',
      `LIN+1++${article}:EN`,
      `QTY+21:${quantity}`,
      'PRI+AAA:10.50',
      'UNS+S',
      'CNT+2:1',
    ];
    return [...segments, `UNT+${segments.length + 1}+${index + 1}`]
      .map((segment) => `${segment}'\n`)
      .join('');
  });
  const opening = `UNB+UNOC:3+CHAIN+KERVAN+240215:0900+${reference}'\n`;
  return `${opening}${messages.join('')}UNZ+${orders.length}+${reference}'\n`;
}
