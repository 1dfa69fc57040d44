import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { businessDay, FaturaKesildi, MuhasebeDonemiKapatildi, YevmiyeFisiIslendi } from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { accounting } from '../accounting.js';
import { exempt, invoice } from '../journal/documents.mother.js';

describe('periods of the books', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(accounting);
    await s.given(FaturaKesildi, invoice('KRV2010000000001'));
    await s.given(FaturaKesildi, invoice('KRV2010000000002', { issueDate: '2010-12-31' }));
    await s.given(FaturaKesildi, invoice('KRV2011000000001', { issueDate: '2011-01-03' }));
  });
  afterAll(() => s.close());

  const close = (period: string) => s.http('POST', `/api/periods/${period}/close`);

  const december = {
    period: '2010-12',
    state: 'OPEN',
    vouchers: 2,
    debit: '36.72',
    credit: '36.72',
    version: 1,
  };

  it('are open as long as nobody closes them', async () => {
    expect(await s.http('GET', '/api/periods')).toMatchObject({
      status: 200,
      body: {
        items: [
          { ...december, closedAt: null },
          { period: '2011-01', state: 'OPEN', vouchers: 1 },
        ],
        next: null,
      },
    });
    expect(await s.http('GET', '/api/periods/2010-12')).toMatchObject({ status: 200, body: december });
    expect(await s.http('GET', '/api/periods/2010-11')).toMatchObject({
      body: { period: '2010-11', state: 'OPEN', vouchers: 0, debit: '0.00' },
    });
  });

  it('are closed in the order of months', async () => {
    expect(await close('2011-01')).toMatchObject({
      status: 409,
      body: {
        code: 'PERIOD_STATE_INVALID',
        detail: 'period 2010-12 is to be closed before 2011-01',
        facts: { state: 'OPEN' },
      },
    });
    await s.thenNothing();
  });

  it('tell what they had when they were closed', async () => {
    const closed = await close('2010-12');
    const told = { period: '2010-12', vouchers: 2, debit: '36.72', credit: '36.72' };
    expect(closed).toMatchObject({ status: 200, body: { ...told, state: 'CLOSED', version: 2 } });
    expect(await s.http('GET', '/api/periods/2010-12')).toMatchObject({ body: closed.body });
    await s.thenPublished(MuhasebeDonemiKapatildi, told);
    await s.thenNothing();
  });

  it('are closed once', async () => {
    for (const period of ['2010-12', '2010-11'])
      expect(await close(period)).toMatchObject({
        status: 409,
        body: { code: 'PERIOD_STATE_INVALID', facts: { state: 'CLOSED' } },
      });
    expect(await s.http('GET', '/api/periods/2010-11')).toMatchObject({
      body: { state: 'CLOSED', closedAt: null, vouchers: 0, version: 2 },
    });
    await s.thenNothing();
  });

  it('send what comes late to the first open day, with its own day kept', async () => {
    await s.when(FaturaKesildi, invoice('KRV2010000000003', { issueDate: '2010-12-30' }));
    await s.thenPublished(YevmiyeFisiIslendi, {
      voucherNo: 'YF-KRV2010000000003',
      date: '2011-01-01',
      documentDate: '2010-12-30',
    });
    expect(await s.http('GET', '/api/vouchers/YF-KRV2010000000003')).toMatchObject({
      body: { date: '2011-01-01', documentDate: '2010-12-30' },
    });
    expect(await s.http('GET', '/api/periods/2010-12')).toMatchObject({ body: { vouchers: 2 } });
  });

  it('say nothing of another day where a document is in time', async () => {
    await s.when(FaturaKesildi, invoice('KRV2011000000002', { issueDate: '2011-01-31' }));
    const posted = await s.thenPublished(YevmiyeFisiIslendi, { date: '2011-01-31' });
    expect(posted.data).not.toHaveProperty('documentDate');
  });

  it('are closed also when nothing was posted in them; then late documents go beyond them', async () => {
    await close('2011-01');
    await close('2011-02');
    await s.past();
    expect(await s.http('GET', '/api/periods/2011-02')).toMatchObject({
      body: { state: 'CLOSED', vouchers: 0, debit: '0.00' },
    });
    await s.when(FaturaKesildi, invoice('KRV2011000000003', { issueDate: '2011-01-15' }));
    await s.thenPublished(YevmiyeFisiIslendi, { date: '2011-03-01', documentDate: '2011-01-15' });
  });

  it('are listed in pages, closed ones and open ones', async () => {
    const first = await s.http('GET', '/api/periods?limit=3');
    expect(first.body).toMatchObject({
      items: [{ period: '2010-12' }, { period: '2011-01' }, { period: '2011-02', state: 'CLOSED' }],
      next: '2011-02',
    });
    expect((await s.http('GET', '/api/periods?limit=3&after=2011-02')).body).toMatchObject({
      items: [{ period: '2011-03', state: 'OPEN', vouchers: 1 }],
      next: null,
    });
  });

  it('are closed only as the caller saw them, and once per idempotency key', async () => {
    const post = (headers: Record<string, string>) =>
      s.http('POST', '/api/periods/2011-03/close', undefined, headers);
    expect(await post({ 'if-match': '"2"' })).toMatchObject({
      status: 412,
      body: { code: 'VERSION_MISMATCH' },
    });
    const once = await post({ 'if-match': '"1"', 'idempotency-key': 'march' });
    expect(once).toMatchObject({ status: 200, body: { period: '2011-03', state: 'CLOSED' } });
    expect((await post({ 'if-match': '"1"', 'idempotency-key': 'march' })).body).toEqual(once.body);
  });

  it('are not closed before they are over', async () => {
    expect(await close(businessDay().slice(0, 7))).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('is not over'), facts: { state: 'OPEN' } },
    });
  });

  it('are months', async () => {
    expect(await close('2010-13')).toMatchObject({ status: 422, body: { code: 'REQUEST_INVALID' } });
  });

  it('leave amounts in other currencies as they were written', async () => {
    const abroad = { ...exempt('10.00'), currency: 'EUR', fxRate: '50', issueDate: '2011-03-31' };
    await s.given(FaturaKesildi, invoice('KRV2011000000004', abroad));
    expect(await s.http('GET', '/api/periods?after=2011-03')).toMatchObject({
      body: { items: [{ period: '2011-04', debit: '500.00', credit: '500.00' }] },
    });
  });
});
