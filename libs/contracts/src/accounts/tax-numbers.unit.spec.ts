import { describe, expect, it } from '@jest/globals';
import { CariHesapAcildi } from './cari-hesap-acildi.js';
import { CariHesapGuncellendi } from './cari-hesap-guncellendi.js';
import { companyTaxNoOf, type CompanyTaxNo } from './company-tax-no.js';
import { isTckn } from './tckn.js';
import { isVkn } from './vkn.js';

const VKN = '4840847211';
const TCKN = '10000000146';

/** The text with each of its digits replaced by every other one. */
function* withOneDigitWrong(text: string): Generator<string> {
  for (const [place, digit] of Array.from(text).entries())
    for (const other of '0123456789')
      if (other !== digit) yield text.slice(0, place) + other + text.slice(place + 1);
}

describe('isVkn', () => {
  // The check digit of the second is 0: nothing is missing to the next ten.
  it.each([VKN, '1234567890'])('%s is one', (text) => {
    expect(isVkn(text)).toBe(true);
  });

  it('finds a wrong digit', () => {
    expect([...withOneDigitWrong(VKN)].filter(isVkn)).toEqual([]);
  });

  it.each(['', '484084721', '48408472110', '484084721A', ' 4840847211', '1111111111', TCKN])(
    '%j is none',
    (text) => {
      expect(isVkn(text)).toBe(false);
    },
  );
});

describe('isTckn', () => {
  it.each(['10000000146', '12345678950'])('%s is one', (text) => {
    expect(isTckn(text)).toBe(true);
  });

  it('finds a wrong digit', () => {
    expect([...withOneDigitWrong('10000000146')].filter(isTckn)).toEqual([]);
  });

  it.each(['', '1000000014', '100000001460', '00000000000', '1000000014A'])('%j is none', (text) => {
    expect(isTckn(text)).toBe(false);
  });
});

describe('the tax number in events of accounts', () => {
  const facts = { accountNo: '120.00042', segment: 'WHOLESALE', currency: 'TRY', status: 'ACTIVE' };

  it.each([
    [VKN, VKN],
    [TCKN, undefined],
    ['1111111111', undefined],
    [null, undefined],
  ])('given %s, is %s', (taxNo, expected) => {
    expect(companyTaxNoOf(taxNo)).toBe(expected);
  });

  it.each([
    ['the number of a person', TCKN],
    ['a number with a wrong check digit', '4840847212'],
    ['nothing', ''],
  ])('is never %s', (_, taxNo) => {
    const opened = { ...facts, creditLimit: '1.00', taxNo };
    expect(CariHesapAcildi.schema.safeParse(opened).error?.issues[0]?.path).toEqual(['taxNo']);
    expect(CariHesapGuncellendi.schema.safeParse({ ...facts, taxNo }).error?.issues[0]?.path).toEqual([
      'taxNo',
    ]);
  });

  it('is no text as it comes: the compiler asks whose number it is', () => {
    // @ts-expect-error any text is not the number of a company.
    const taxNo: CompanyTaxNo = TCKN;
    expect(companyTaxNoOf(taxNo)).toBeUndefined();
  });
});
