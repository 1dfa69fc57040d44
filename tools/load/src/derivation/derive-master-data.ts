import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readDayLine, type DayLine } from './day-line.js';
import { kdvClass, type Account, type MasterData } from './master-data.js';

/** High enough that no order of the data set is held: the set knows no limits of its own. */
const GENEROUS_LIMIT = '10000000.00';

/**
 * Accounts and products that a folder of Online Retail day files (`*.csv`) speaks of. Files are streamed; memory grows
 * with the number of distinct accounts and stock codes only. Stock codes are compared case-sensitively.
 */
export async function deriveMasterData(folder: string): Promise<MasterData> {
  const accounts = new Map<string, Account>();
  const skus = new Set<string>();
  for (const file of await dayFiles(folder)) {
    let header = true;
    for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
      const line = header ? null : readDayLine(text);
      header = false;
      if (!line) continue;
      const account = accountOf(line);
      accounts.set(account.accountNo, account);
      skus.add(line.sku);
    }
  }
  return {
    accounts: [...accounts.values()],
    products: [...skus].map((sku) => ({ sku, unit: 'C62', kdvClass })),
  };
}

async function dayFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith('.csv'))
    .sort()
    .map((name) => join(folder, name));
}

/** Sales without customer belong to one retail account per country. */
function accountOf({ customerId, country }: DayLine): Account {
  const retailNo = `RETAIL-${country.toUpperCase().replace(/[^A-Z0-9]+/g, '-')}`;
  return {
    accountNo: customerId ?? retailNo,
    segment: customerId === null ? 'RETAIL' : 'CUSTOMER',
    currency: 'TRY',
    creditLimit: GENEROUS_LIMIT,
  };
}
