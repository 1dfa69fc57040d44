const withoutMinorUnit = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF';
const withThousandths = 'BHD IQD JOD KWD LYD OMR TND';
const withTenThousandths = 'CLF UYW';

const exponents = new Map(
  [withoutMinorUnit, withThousandths, withTenThousandths].flatMap((codes, group) =>
    codes.split(' ').map((code) => [code, [0, 3, 4][group] ?? 2] as const),
  ),
);

/**
 * Decimal places of a currency's amounts by ISO 4217: TRY 2, JPY 0, KWD 3.
 *
 * @throws RangeError when the code is not three capital letters.
 */
export function exponentOf(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) throw new RangeError(`currency "${currency}" is no ISO 4217 code`);
  return exponents.get(currency) ?? 2;
}
