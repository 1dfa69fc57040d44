import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FaturaKesildi, IadeFaturasiAlindi, TahsilatAlindi } from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { accounting } from '../accounting.js';
import { exempt, invoice, payment, returned } from '../journal/documents.mother.js';

describe('the API of the ledger', () => {
  let s: Scenario;
  let issued: string;
  beforeAll(async () => {
    s = await scenario(accounting);
    issued = await s.given(FaturaKesildi, invoice('KRV2010000000001'));
    await s.given(IadeFaturasiAlindi, returned('IAD2010000000001', { issueDate: '2010-12-15' }));
    const abroad = { accountNo: '12431', issueDate: '2011-01-03', currency: 'EUR', fxRate: '2.05' };
    await s.given(FaturaKesildi, invoice('KRV2011000000001', { ...abroad, ...exempt('100.00') }));
    await s.given(
      FaturaKesildi,
      invoice('KRV2011000000002', { accountNo: '12431', issueDate: '2011-01-04' }),
    );
    const match = { invoiceNo: 'KRV2011000000001', amount: '40.00', fxRate: '2.05', settled: false };
    const euro = { accountNo: '12431', paymentDate: '2011-02-01', currency: 'EUR', fxRate: '2.15' };
    await s.given(TahsilatAlindi, payment('THS2011000000001', '40.00', { ...euro, matches: [match] }));
  });
  afterAll(() => s.close());

  describe('trial balance', () => {
    it('is of the whole ledger in TRY', async () => {
      // 120: 18.36 + 205.00 + 18.36 debit, 18.36 + 82.00 credit; 102: 86.00; won: 4.00
      expect(await s.http('GET', '/api/trial-balance')).toMatchObject({
        status: 200,
        body: {
          currency: 'TRY',
          accounts: [
            { glAccount: '102', name: 'Bankalar', balance: '86.00' },
            { glAccount: '120', name: 'Alıcılar', debit: '241.72', credit: '100.36', balance: '141.36' },
            { glAccount: '191', balance: '3.06' },
            { glAccount: '391001', balance: '-6.12' },
            { glAccount: '600', balance: '-30.60' },
            { glAccount: '601', balance: '-205.00' },
            { glAccount: '610', balance: '15.30' },
            { glAccount: '646', balance: '-4.00' },
          ],
          total: { balance: '0.00' },
        },
      });
    });

    it('is of the documents in another currency as they were written', async () => {
      expect(await s.http('GET', '/api/trial-balance?currency=EUR')).toMatchObject({
        body: {
          currency: 'EUR',
          accounts: [
            { glAccount: '102', balance: '40.00' },
            { glAccount: '120', debit: '100.00', credit: '40.00', balance: '60.00' },
            { glAccount: '601', balance: '-100.00' },
            { glAccount: '646', balance: '0.00' },
          ],
          total: { debit: '140.00', credit: '140.00', balance: '0.00' },
        },
      });
      expect(await s.http('GET', '/api/trial-balance?currency=USD')).toMatchObject({
        body: { accounts: [] },
      });
    });

    it.each([
      ['asOf=2010-12-14', '18.36'],
      ['asOf=2010-12-15', '0.00'],
      ['asOf=2011-01-31', '223.36'],
      ['period=2011-01', '223.36'],
      ['period=2011-02', '-82.00'],
      ['period=2010-12&asOf=2010-12-14', '18.36'],
    ])('for %s has %s on 120', async (days, balance) => {
      const { body } = await s.http('GET', `/api/trial-balance?${days}`);
      expect(body).toMatchObject({
        accounts: expect.arrayContaining([expect.objectContaining({ glAccount: '120', balance })]),
        total: { balance: '0.00' },
      });
    });

    it.each(['asOf=2010-13-01', 'period=2010-13', 'currency=lira'])('refuses %s', async (query) => {
      expect(await s.http('GET', `/api/trial-balance?${query}`)).toMatchObject({ status: 422 });
    });
  });

  describe('statement of an account', () => {
    const path = '/api/accounts/12431/statement';
    const entries = [
      {
        voucherNo: 'YF-KRV2011000000001',
        lineNo: 1,
        date: '2011-01-03',
        documentNo: 'KRV2011000000001',
        itemNo: 'KRV2011000000001',
        debit: '205.00',
        credit: '0.00',
        balance: '205.00',
        currency: 'EUR',
        documentDebit: '100.00',
        documentCredit: '0.00',
        documentBalance: '100.00',
      },
      {
        voucherNo: 'YF-KRV2011000000002',
        lineNo: 1,
        date: '2011-01-04',
        documentNo: 'KRV2011000000002',
        itemNo: 'KRV2011000000002',
        debit: '18.36',
        credit: '0.00',
        balance: '223.36',
        currency: 'TRY',
        documentDebit: '18.36',
        documentCredit: '0.00',
        documentBalance: '18.36',
      },
      {
        voucherNo: 'YF-THS2011000000001',
        lineNo: 2,
        date: '2011-02-01',
        documentNo: 'THS2011000000001',
        itemNo: 'KRV2011000000001',
        debit: '0.00',
        credit: '82.00',
        balance: '141.36',
        currency: 'EUR',
        documentDebit: '0.00',
        documentCredit: '40.00',
        documentBalance: '60.00',
      },
    ];

    it('has both amounts and both balances after each entry', async () => {
      expect(await s.http('GET', path)).toMatchObject({ status: 200, body: { items: entries, next: null } });
    });

    it('goes on where the page before ended, with the same balances', async () => {
      const first = await s.http('GET', `${path}?limit=2`);
      expect(first.body).toEqual({
        items: entries.slice(0, 2),
        next: '2011-01-04 YF-KRV2011000000002 000001',
      });
      const second = await s.http('GET', `${path}?limit=2&after=2011-01-04%20YF-KRV2011000000002%20000001`);
      expect(second.body).toEqual({ items: entries.slice(2), next: null });
    });

    it('is empty for an account nothing was posted to, and for advances there are none of', async () => {
      const none = { status: 200, body: { items: [], next: null } };
      expect(await s.http('GET', '/api/accounts/0/statement')).toMatchObject(none);
      expect(await s.http('GET', `${path}?glAccount=340`)).toMatchObject(none);
      expect(await s.http('GET', `${path}?glAccount=600`)).toMatchObject({ status: 422 });
    });
  });

  describe('vouchers', () => {
    it('are found by their number, with all amounts', async () => {
      expect(await s.http('GET', '/api/vouchers/YF-THS2011000000001')).toMatchObject({
        status: 200,
        body: {
          voucherNo: 'YF-THS2011000000001',
          date: '2011-02-01',
          documentDate: '2011-02-01',
          documentNo: 'THS2011000000001',
          currency: 'EUR',
          lines: [
            { lineNo: 1, glAccount: '102', debit: '86.00', documentDebit: '40.00' },
            { lineNo: 2, glAccount: '120', accountNo: '12431', credit: '82.00', documentCredit: '40.00' },
            { lineNo: 3, glAccount: '646', credit: '4.00', documentCredit: '0.00' },
          ],
        },
      });
    });

    it('are not found by another', async () => {
      expect(await s.http('GET', '/api/vouchers/YF-0')).toMatchObject({
        status: 404,
        body: { code: 'VOUCHER_NOT_FOUND' },
      });
    });

    it.each([
      ['documentNo', () => 'KRV2010000000001'],
      ['sourceEventId', () => issued],
    ])('are listed by their %s', async (name, value) => {
      expect(await s.http('GET', `/api/vouchers?${name}=${value()}`)).toMatchObject({
        status: 200,
        body: {
          items: [{ voucherNo: 'YF-KRV2010000000001', sourceEventId: issued, currency: 'TRY' }],
          next: null,
        },
      });
    });

    it('are listed in pages', async () => {
      const all = ['IAD2010000000001', 'KRV2010000000001', 'KRV2011000000001', 'KRV2011000000002'];
      const items = all.map((documentNo) => expect.objectContaining({ documentNo }));
      expect((await s.http('GET', '/api/vouchers?limit=3')).body).toEqual({
        items: items.slice(0, 3),
        next: 'YF-KRV2011000000001',
      });
      expect((await s.http('GET', '/api/vouchers?limit=1&after=YF-KRV2011000000001')).body).toEqual({
        items: items.slice(3),
        next: 'YF-KRV2011000000002',
      });
    });
  });

  it('lists the chart of accounts in pages', async () => {
    expect(await s.http('GET', '/api/gl-accounts?limit=1&after=102')).toMatchObject({
      status: 200,
      body: { items: [{ glAccount: '120', name: 'Alıcılar', type: 'ASSET' }], next: '120' },
    });
    expect(await s.http('GET', '/api/gl-accounts')).toMatchObject({ body: { next: null } });
  });
});
