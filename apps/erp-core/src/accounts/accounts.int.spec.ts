import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CariHesapAcildi, CariHesapGuncellendi, CariHesapLimitiGuncellendi } from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { erpCore } from '../erp-core.js';
import { STILL_CLOCK } from '../still-clock.mother.js';
import { account, product, rates } from '../trade-document.mother.js';

const identity = {
  name: 'Deneme Tekstil A.Ş.',
  taxNo: '4840847211',
  taxOffice: 'Şişli',
  address: 'Deneme Sokak 1, İstanbul',
  email: 'muhasebe@deneme.example',
  phone: '+90 212 555 00 00',
};

describe('an account', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(erpCore, STILL_CLOCK);
    await s.http('PUT', '/api/kdv-classes/GENERAL/rates', rates);
    await s.http('POST', '/api/products', product);
  });
  beforeEach(async () => {
    await s.query('TRUNCATE account, account_identity, sales_order, sales_order_line CASCADE');
    await s.past();
  });
  afterAll(() => s.close());

  const open = (changes: object = {}) => s.http('POST', '/api/accounts', { ...account, ...changes });
  const opened = async (changes: object = {}) => {
    await open(changes);
    await s.past();
  };
  const change = (changes: object, headers = {}) => s.http('PATCH', '/api/accounts/17850', changes, headers);
  const limit = (creditLimit: string, headers = {}) =>
    s.http('PUT', '/api/accounts/17850/credit-limit', { creditLimit }, headers);
  const read = async () => (await s.http('GET', '/api/accounts/17850')).body;
  const place = (orderNo: string) =>
    s.http('POST', '/api/orders', {
      orderNo,
      accountNo: '17850',
      currency: 'TRY',
      lines: [{ sku: '85123A', quantity: '6', unitPrice: '2.55' }],
    });
  const identities = () => s.query('SELECT account_no FROM account_identity');

  it('is opened with who it belongs to, of which the event tells the tax number of a company', async () => {
    const answer = await open({ identity });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        ...account,
        identity,
        limitVersion: 1,
        balance: '0.00',
        openOrderAmount: '0.00',
        advances: '0.00',
        availableCredit: '100.00',
        status: 'ACTIVE',
        version: 1,
      },
    });
    expect(await read()).toEqual(answer.body);

    expect((await s.thenPublished(CariHesapAcildi)).data).toEqual({
      ...account,
      status: 'ACTIVE',
      taxNo: identity.taxNo,
    });
    await s.thenNothing();
  });

  it('is opened once, however often the request comes, and refused with other content', async () => {
    await opened({ identity });
    expect(await open({ identity })).toMatchObject({ status: 201, body: { version: 1, identity } });
    const others = [{ creditLimit: '99' }, { segment: 'OTHER' }, { currency: 'USD' }, { identity: null }];
    for (const other of [...others, { identity: { ...identity, phone: null } }])
      expect(await open({ identity, ...other })).toMatchObject({
        status: 409,
        body: { code: 'RESOURCE_EXISTS', detail: 'account 17850 exists with other content' },
      });
    expect(await read()).toMatchObject({ ...account, identity });
    await s.thenNothing();
  });

  it.each(['10.555', '-1', '1e3'])('is not opened with the limit %s', async (creditLimit) => {
    expect(await open({ creditLimit })).toMatchObject({ status: 422 });
    await s.thenNothing();
  });

  it('has a limit in the decimals of its currency', async () => {
    expect(await open({ currency: 'KWD', creditLimit: '10.555' })).toMatchObject({
      body: { creditLimit: '10.555' },
    });
    expect(await open({ accountNo: '2', currency: 'JPY', creditLimit: '10.5' })).toMatchObject({
      status: 422,
      body: { code: 'NUMBER_INVALID' },
    });
    await s.thenPublished(CariHesapAcildi, { creditLimit: '10.555' });
    await s.thenNothing();
  });

  it.each([
    { taxNo: '4840847212' },
    { taxNo: '10000000147' },
    { taxNo: '484084721' },
    { name: '' },
    { email: 'muhasebe@@deneme.example' },
    { phone: 'call me' },
  ])('is not opened with the identity %j, and the answer does not repeat it', async (fault) => {
    const answer = await open({ identity: { ...identity, ...fault } });
    const [[field, value] = []] = Object.entries(fault);
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'REQUEST_INVALID', errors: [{ field: `identity.${field}` }] },
    });
    if (value !== '') expect(JSON.stringify(answer.body)).not.toContain(value);
    expect(await identities()).toEqual([]);
    await s.thenNothing();
  });

  it('is changed in its segment, which everybody is told', async () => {
    await opened({ identity });
    expect(await change({ segment: 'WHOLESALE' })).toMatchObject({
      status: 200,
      body: { segment: 'WHOLESALE', identity, version: 2 },
    });
    const { data } = await s.thenPublished(CariHesapGuncellendi);
    expect(data).toEqual({
      accountNo: '17850',
      segment: 'WHOLESALE',
      currency: 'TRY',
      status: 'ACTIVE',
      taxNo: identity.taxNo,
    });
    expect(await change({ segment: 'WHOLESALE' })).toMatchObject({ status: 200, body: { version: 2 } });
    await s.thenNothing();
  });

  it('has a credit limit of its own version', async () => {
    await opened();
    expect(await limit('250.5')).toMatchObject({
      status: 200,
      body: { creditLimit: '250.50', limitVersion: 2, availableCredit: '250.50', version: 2 },
    });
    expect(await limit('250.50')).toMatchObject({ body: { limitVersion: 2, version: 2 } });
    await change({ segment: 'WHOLESALE' });
    expect(await limit('0')).toMatchObject({ body: { limitVersion: 3, version: 4 } });

    const told = { accountNo: '17850', currency: 'TRY' };
    await s.thenPublished(CariHesapLimitiGuncellendi, {
      ...told,
      oldLimit: '100.00',
      newLimit: '250.50',
      version: 2,
    });
    await s.thenPublished(CariHesapGuncellendi);
    await s.thenPublished(CariHesapLimitiGuncellendi, {
      ...told,
      oldLimit: '250.50',
      newLimit: '0.00',
      version: 3,
    });
    await s.thenNothing();
  });

  it('may get a limit below its exposure', async () => {
    await opened();
    await place('SIP-1');
    await s.http('POST', '/api/orders/SIP-1/approve');
    expect(await limit('10.00')).toMatchObject({
      status: 200,
      body: { openOrderAmount: '18.36', availableCredit: '-8.36' },
    });
    expect(await s.http('GET', '/api/orders/SIP-1')).toMatchObject({ body: { state: 'APPROVED' } });
    await s.past();
  });

  it.each(['10.555', '-1', 'x', ''])('refuses the limit %j', async (creditLimit) => {
    await opened();
    expect(await limit(creditLimit)).toMatchObject({ status: 422 });
    expect(await read()).toMatchObject({ creditLimit: '100.00', limitVersion: 1, version: 1 });
    await s.thenNothing();
  });

  it('is changed only as the caller saw it', async () => {
    await opened();
    const stale = { status: 412, body: { code: 'VERSION_MISMATCH', facts: { version: 1 } } };
    expect(await limit('1', { 'if-match': '"2"' })).toMatchObject(stale);
    expect(await change({ segment: 'X' }, { 'if-match': '"0"' })).toMatchObject(stale);
    await s.thenNothing();
    expect(await limit('1', { 'if-match': '"1"' })).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await change({ segment: 'X' }, { 'if-match': '"2"' })).toMatchObject({ status: 200 });
    await s.past();
  });

  it('is closed, takes no order and no approval, and may be opened again', async () => {
    await opened();
    await place('SIP-1');
    expect(await change({ status: 'CLOSED' })).toMatchObject({ status: 200, body: { status: 'CLOSED' } });
    await s.thenPublished(CariHesapGuncellendi, { status: 'CLOSED' });

    const closed = { status: 409, body: { code: 'ACCOUNT_STATE_INVALID', facts: { state: 'CLOSED' } } };
    expect(await place('SIP-2')).toMatchObject(closed);
    expect(await s.http('POST', '/api/orders/SIP-1/approve')).toMatchObject(closed);
    await s.thenNothing();

    expect(await change({ status: 'ACTIVE' })).toMatchObject({ status: 200, body: { status: 'ACTIVE' } });
    await s.thenPublished(CariHesapGuncellendi, { status: 'ACTIVE' });
    expect(await s.http('POST', '/api/orders/SIP-1/approve')).toMatchObject({ status: 200 });
    await s.past();
  });

  it.each(['balance', 'open_order_amount', 'advances'])('is not closed with %s', async (column) => {
    await opened();
    await s.query(`UPDATE account SET ${column} = 0.01`);
    expect(await change({ status: 'CLOSED', segment: 'X' })).toMatchObject({
      status: 409,
      body: { code: 'ACCOUNT_STATE_INVALID', facts: { state: 'ACTIVE', openOrders: 0 } },
    });
    expect(await read()).toMatchObject({ status: 'ACTIVE', segment: 'RETAIL' });
    await s.thenNothing();
  });

  it('is not closed with an order under way, even one that costs nothing', async () => {
    await opened();
    await place('SIP-1');
    await s.query('UPDATE sales_order SET net = 0, kdv = 0, gross = 0');
    await s.http('POST', '/api/orders/SIP-1/approve');
    await s.past();
    expect(await change({ status: 'CLOSED' })).toMatchObject({
      status: 409,
      body: { facts: { balance: '0.00', openOrderAmount: '0.00', advances: '0.00', openOrders: 1 } },
    });
    await s.thenNothing();
  });

  it('takes no document that its sums have no room for, and stays readable', async () => {
    await opened();
    await s.query(`UPDATE account SET balance = -99999999999999.99, advances = 99999999999999.50`);
    const pay = (amount: string) =>
      s.http('POST', '/api/payments', { accountNo: '17850', method: 'CASH', currency: 'TRY', amount });
    expect(await pay('0.50')).toMatchObject({
      status: 422,
      body: {
        code: 'NUMBER_INVALID',
        detail: 'what is booked on account 17850 comes to 100000000000000.00',
      },
    });
    await s.thenNothing();
    expect(await pay('0.49')).toMatchObject({ status: 201 });
    await s.past();
    expect(await read()).toMatchObject({
      advances: '99999999999999.99',
      availableCredit: '100000000000099.99',
    });
    for (const column of ['balance', 'open_order_amount', 'advances'])
      await expect(s.query(`UPDATE account SET ${column} = 1e14`)).rejects.toThrow(/check/);
  });

  it('that nobody knows is told so', async () => {
    const unknown = { status: 404, body: { code: 'ACCOUNT_NOT_FOUND' } };
    expect(await s.http('GET', '/api/accounts/17850')).toMatchObject(unknown);
    expect(await change({ segment: 'X' })).toMatchObject(unknown);
    expect(await limit('1')).toMatchObject(unknown);
    await s.thenNothing();
  });

  it('is listed by number, segment and status, without who it belongs to', async () => {
    for (const accountNo of ['1', '2', '3'])
      await open({ accountNo, identity, segment: accountNo === '2' ? 'WHOLESALE' : 'RETAIL' });
    await s.http('PATCH', '/api/accounts/3', { status: 'CLOSED' });
    await s.past();
    const list = async (query: string) => (await s.http('GET', `/api/accounts?${query}`)).body;
    expect(await list('limit=2')).toMatchObject({
      items: [{ accountNo: '1' }, { accountNo: '2' }],
      next: '2',
    });
    expect(await list('limit=2&after=2')).toMatchObject({ items: [{ accountNo: '3' }], next: null });
    expect(await list('segment=WHOLESALE')).toMatchObject({ items: [{ accountNo: '2' }] });
    expect(await list('status=CLOSED&segment=RETAIL')).toMatchObject({ items: [{ accountNo: '3' }] });
    expect(await list('status=CLOSED&segment=WHOLESALE')).toEqual({ items: [], next: null });
    expect(JSON.stringify(await list(''))).not.toContain(identity.name);
    expect(await s.http('GET', '/api/accounts?status=OPEN')).toMatchObject({ status: 422 });
  });
});
