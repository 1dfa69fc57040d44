import { dayFiles, linesOf } from './day-files.js';
import type { DayLine } from './day-line.js';
import { customerIdentities } from './identities.js';
import { type Account, kdvClass, type MasterData, priceList } from './master-data.js';
import { OpeningStock } from './opening-stock.js';
import { isStocked } from './stocked.js';

/** High enough that no order of the data set is held: the set knows no limits of its own. */
const GENEROUS_LIMIT = '10000000.00';
const CURRENCY = 'TRY';

/**
 * Accounts and products that a folder of Online Retail day files (`2010-12-01.csv`) speaks of, and the opening stock
 * that everything in them can be delivered from. Memory grows with one file's lines and the number of distinct accounts
 * and stock codes. Stock codes are compared case-sensitively. The first customers get names, a product costs what it was
 * first sold for.
 */
export async function deriveMasterData(folder: string): Promise<MasterData> {
  const accounts = new Map<string, Account>();
  const skus = new Set<string>();
  const prices = new Map<string, string>();
  const openingStock = new OpeningStock();
  const files = await dayFiles(folder);
  for (const file of files) {
    const lines: DayLine[] = [];
    for await (const line of linesOf(file)) {
      const account = accountOf(line);
      accounts.set(account.accountNo, account);
      skus.add(line.sku);
      const price = line.amounts?.unitPrice ?? '';
      if (/[1-9]/.test(price) && !prices.has(line.sku)) prices.set(line.sku, price);
      lines.push(line);
    }
    openingStock.addDay(lines);
  }
  const date = files[0]?.date ?? '';
  return {
    accounts: withNames([...accounts.values()]),
    products: [...skus].map((sku) => ({ sku, unit: 'C62', kdvClass, stocked: isStocked(sku) })),
    prices: [...prices].map(([sku, price]) => {
      return { sku, priceList, validFrom: date, price, currency: CURRENCY };
    }),
    openingStock: { date, items: openingStock.items() },
  };
}

/** Sales without customer belong to one retail account per country. */
function accountOf({ customerId, country }: DayLine): Account {
  const retailNo = `RETAIL-${country.toUpperCase().replace(/[^A-Z0-9]+/g, '-')}`;
  return {
    accountNo: customerId ?? retailNo,
    segment: customerId === null ? 'RETAIL' : 'CUSTOMER',
    currency: CURRENCY,
    creditLimit: GENEROUS_LIMIT,
  };
}

function withNames(accounts: readonly Account[]): Account[] {
  const customers = accounts.filter(({ segment }) => segment === 'CUSTOMER');
  return accounts.map((account) => {
    const identity = customerIdentities[customers.indexOf(account)];
    return identity ? { ...account, identity } : account;
  });
}
