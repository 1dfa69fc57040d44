import { describe, expect, it } from '@jest/globals';
import { patternsIn } from './patterns.js';

const value = (text: unknown) => JSON.stringify({ field: text });

describe('personal data by its form', () => {
  it.each([
    ['TCKN', '10000000146'],
    ['TCKN', 'of 10000000146.'],
    ['TCKN', 10_000_000_146],
    ['IBAN', 'TR330006100519786457841326'],
    ['IBAN', 'to TR33 0006 1005 1978 6457 8413 26, thanks'],
    ['IBAN', 'DE89370400440532013000'],
    ['e-mail', 'ayse.yilmaz+fatura@ornek.com.tr'],
    ['e-mail', 'write to müşteri@örnek.com.tr!'],
    ['phone', '+90 532 123 45 67'],
    ['phone', '+905321234567'],
    ['phone', '0090 212 123 4567'],
    ['phone', 'call 0532 123 45 67.'],
    ['phone', '05321234567'],
    ['phone', '(0212) 123 45 67'],
    ['phone', '(212) 123-45-67'],
  ])('is found: %s in %s', (kind, text) => {
    expect(patternsIn(value(text))).toEqual([kind]);
  });

  it.each([
    ['a number without the check digits of a TCKN', '10000000147'],
    ['a number that cannot be a TCKN', '00000000146'],
    ['an invoice number', 'KRV2010000000001'],
    ['a despatch note whose end has the check digits of an IBAN', 'IRS2010000000028'],
    ['an order number', 'SIP-10000000146'],
    ['a part of a longer number', '210000000146'],
    ['an amount', '10000000146.00'],
    ['a tax number of ten digits', '1234567890'],
    ['an id', '0197f3c2-1000-7000-8000-100000001460'],
    ['a time', '2010-12-01T08:26:00.000Z'],
    ['letters that only begin like an IBAN', 'TR330006100519786457841327'],
    ['a document', 'PRM-KRV2026000000001/1'],
    ['a product', 'WHITE HANGING HEART T-LIGHT HOLDER @ 2.95'],
    ['an account', '120.00042'],
    ['a small amount', '0.5321234567'],
    ['a file', 'online-retail/2010-12-01.csv/17'],
    ['a hash', 'sha256:05321234567abcdef05321234567'],
  ])('is none: %s, %s', (_, text) => {
    expect(patternsIn(value(text))).toEqual([]);
  });
});
