/** Exports write the number as a float: `17850.0`. */
const CUSTOMER_ID = /^(\d{1,18})(?:\.0)?$/;

const LONGEST_NAME = 50;

/**
 * Account number of a line: the customer's number, or one retail account per country for lines without customer
 * (`RETAIL-UNITED-KINGDOM`). Null where neither names an account.
 */
export function accountOf(customerId: string, country: string): string | null {
  if (customerId !== '') return CUSTOMER_ID.exec(customerId)?.[1] ?? null;
  const name = country.toUpperCase().replace(/[^A-Z0-9]+/g, '-');
  return /[A-Z]/.test(name) && name.length <= LONGEST_NAME ? `RETAIL-${name}` : null;
}
