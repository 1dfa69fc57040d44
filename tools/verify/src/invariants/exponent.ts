const withoutMinorUnit = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF';
const withThousandths = 'BHD IQD JOD KWD LYD OMR TND';
const withTenThousandths = 'CLF UYW';

const list = (codes: string): string =>
  codes
    .split(' ')
    .map((code) => `'${code}'`)
    .join(', ');

/** SQL: decimal places of a currency's amounts by ISO 4217. @param currency an SQL expression */
export function exponent(currency: string): string {
  return `CASE WHEN ${currency} IN (${list(withoutMinorUnit)}) THEN 0
    WHEN ${currency} IN (${list(withThousandths)}) THEN 3
    WHEN ${currency} IN (${list(withTenThousandths)}) THEN 4 ELSE 2 END`;
}
