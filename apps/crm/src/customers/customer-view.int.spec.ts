import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CariHesapAcildi,
  CariHesapGuncellendi,
  CariHesapLimitiGuncellendi,
  FaturaIptalEdildi,
  FaturaKesildi,
  IadeFaturasiAlindi,
  SiparisBeklemeyeAlindi,
  SiparisIptalEdildi,
  SiparisOnaylandi,
  TahsilatAlindi,
  TahsilatEslestirildi,
} from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { crm } from '../crm.js';
import {
  approval,
  cancellation,
  cancelledInvoice,
  goodsReturned,
  hold,
  invoice,
  laterMatch,
  limit,
  opening,
  payment,
} from './history.mother.js';

describe('the view of a customer account', () => {
  let s: Scenario;
  let accounts = 0;
  /** Every case has an account of its own. */
  let own: { readonly accountNo: string };
  beforeAll(async () => {
    s = await scenario(crm);
    own = { accountNo: 'A-1' };
  });
  afterEach(async () => {
    await s.thenNothing();
    own = { accountNo: `A-${String(++accounts + 1)}` };
  });
  afterAll(() => s.close());

  const opened = () => s.given(CariHesapAcildi, opening(own));
  const view = async (query = '') => (await s.http('GET', `/api/accounts/${own.accountNo}${query}`)).body;

  it('of an account without documents is its limit', async () => {
    await opened();
    expect(await view('?asOf=2026-03-31')).toMatchObject({
      segment: 'RETAIL',
      status: 'ACTIVE',
      creditLimit: '1000.00',
      limitVersion: 1,
      stale: 0,
      balance: '0.00',
      openOrderAmount: '0.00',
      exposure: '0.00',
      availableCredit: '1000.00',
      advances: '0.00',
      overdueAmount: '0.00',
      asOf: '2026-03-31',
      openOrders: { count: 0, items: [] },
      overdue: { count: 0, items: [] },
      version: 1,
    });
  });

  it('follows segment, status and limit', async () => {
    await opened();
    const changed = { ...own, segment: 'WHOLESALE', status: 'CLOSED', currency: 'TRY' } as const;
    await s.when(CariHesapGuncellendi, changed);
    await s.when(CariHesapLimitiGuncellendi, { ...limit('250.50', 2), ...own });
    expect(await view()).toMatchObject({
      segment: 'WHOLESALE',
      status: 'CLOSED',
      creditLimit: '250.50',
      limitVersion: 2,
    });
  });

  it('counts an approved order until it is invoiced', async () => {
    await opened();
    await s.when(SiparisOnaylandi, approval('SIP-1', '18.36', own));
    expect(await view()).toMatchObject({
      openOrderAmount: '18.36',
      exposure: '18.36',
      availableCredit: '981.64',
      openOrders: {
        count: 1,
        items: [{ orderNo: 'SIP-1', approvalNo: 1, businessDate: '2026-03-02', gross: '18.36' }],
      },
    });

    await s.when(FaturaKesildi, invoice('KRV2026000000001', '18.36', { ...own, orderNo: 'SIP-1' }));
    expect(await view()).toMatchObject({
      balance: '18.36',
      openOrderAmount: '0.00',
      exposure: '18.36',
      openOrders: { count: 0 },
    });
  });

  it('does not count an order that is invoiced before its approval is heard of', async () => {
    await opened();
    await s.when(FaturaKesildi, invoice('KRV2026000000002', '18.36', { ...own, orderNo: 'SIP-2' }));
    await s.when(SiparisOnaylandi, approval('SIP-2', '18.36', own));
    expect(await view()).toMatchObject({ balance: '18.36', openOrderAmount: '0.00' });
  });

  it('counts a held order again when it is approved again, at its last gross', async () => {
    await opened();
    await s.when(SiparisOnaylandi, approval('SIP-3', '18.36', own));
    await s.when(SiparisBeklemeyeAlindi, hold('SIP-3', own.accountNo));
    expect(await view()).toMatchObject({ openOrderAmount: '0.00' });
    await s.when(SiparisOnaylandi, approval('SIP-3', '20.00', { ...own, approvalNo: 2 }));
    expect(await view()).toMatchObject({ openOrderAmount: '20.00' });
    await s.when(SiparisIptalEdildi, cancellation('SIP-3', own.accountNo));
    expect(await view()).toMatchObject({ openOrderAmount: '0.00', openOrders: { count: 0 } });
  });

  it('does not count an order that was held before it was ever approved', async () => {
    await opened();
    await s.when(SiparisBeklemeyeAlindi, hold('SIP-4', own.accountNo));
    expect(await view()).toMatchObject({ openOrderAmount: '0.00' });
    await s.when(SiparisOnaylandi, approval('SIP-4', '18.36', own));
    expect(await view()).toMatchObject({ openOrderAmount: '18.36' });
  });

  it('owes what is payable, without what was cancelled, returned and matched; advances stand apart', async () => {
    await opened();
    const cancelled = invoice('KRV2026000000012', '50.00', own);
    await s.when(
      TahsilatAlindi,
      payment('THS-1', '80.00', { KRV2026000000011: '30.00' }, '50.00', own.accountNo),
    );
    await s.when(FaturaKesildi, invoice('KRV2026000000011', '100.00', own));
    await s.when(FaturaKesildi, cancelled);
    await s.when(FaturaIptalEdildi, cancelledInvoice(cancelled));
    await s.when(
      IadeFaturasiAlindi,
      goodsReturned('IAD2026000000001', '10.00', 'KRV2026000000011', own.accountNo),
    );
    await s.when(IadeFaturasiAlindi, goodsReturned('IAD2026000000002', '5.00', null, own.accountNo));
    expect(await view()).toMatchObject({ balance: '55.00', advances: '50.00', availableCredit: '945.00' });

    await s.when(
      TahsilatEslestirildi,
      laterMatch('THS-1', { KRV2026000000011: '45.00' }, '5.00', own.accountNo),
    );
    expect(await view()).toMatchObject({ balance: '10.00', advances: '5.00' });
  });

  it('shows what is overdue as of a day, longest due first; a due day itself is not overdue', async () => {
    await opened();
    await s.when(FaturaKesildi, invoice('KRV2026000000021', '10.00', { ...own, dueDate: '2026-04-02' }));
    await s.when(FaturaKesildi, invoice('KRV2026000000022', '20.00', { ...own, dueDate: '2026-04-01' }));
    await s.when(
      TahsilatAlindi,
      payment('THS-2', '5.00', { KRV2026000000022: '5.00' }, '0.00', own.accountNo),
    );

    expect(await view('?asOf=2026-04-01')).toMatchObject({ overdueAmount: '0.00', overdue: { count: 0 } });
    expect(await view('?asOf=2026-04-03')).toMatchObject({
      overdueAmount: '25.00',
      overdue: {
        count: 2,
        items: [
          {
            documentNo: 'KRV2026000000022',
            issueDate: '2026-03-02',
            dueDate: '2026-04-01',
            payable: '20.00',
            returned: '0.00',
            matched: '5.00',
            open: '15.00',
          },
          { documentNo: 'KRV2026000000021', open: '10.00' },
        ],
      },
    });
  });

  it('tells what happened last', async () => {
    await opened();
    await s.when(SiparisOnaylandi, approval('SIP-9', '1.00', own));
    const { type } = SiparisOnaylandi;
    expect(await view()).toMatchObject({ lastActivity: { type, documentNo: 'SIP-9' }, version: 2 });
  });

  it('knows nobody whose opening did not come yet, and forgets nothing of what came before it', async () => {
    await s.when(FaturaKesildi, invoice('KRV2026000000031', '18.36', own));
    expect(await view()).toMatchObject({ code: 'ACCOUNT_NOT_FOUND' });
    await opened();
    expect(await view()).toMatchObject({ balance: '18.36' });
  });

  it('takes an event that comes twice for one', async () => {
    await opened();
    const invoiced = await s.when(FaturaKesildi, invoice('KRV2026000000041', '18.36', own));
    const paid = payment('THS-4', '8.00', { KRV2026000000041: '8.00' }, '0.00', own.accountNo);
    const received = await s.when(TahsilatAlindi, paid);
    await s.redeliver(invoiced);
    await s.redeliver(received);
    expect(await view()).toMatchObject({ balance: '10.36', version: 3 });
  });
});
