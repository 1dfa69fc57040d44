import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SatisTemsilcisiAtandi } from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { erpCore } from '../erp-core.js';
import { account } from '../trade-document.mother.js';
import { employee } from './employee.mother.js';

describe('the sales representative of an account', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(erpCore);
    await s.http('POST', '/api/accounts', account);
    for (const employeeNo of ['P-1', 'P-2'])
      await s.http('POST', '/api/employees', { ...employee, employeeNo });
  });
  beforeEach(async () => {
    await s.query('TRUNCATE sales_rep');
    await s.query('UPDATE employee SET end_date = NULL');
    await s.past();
  });
  afterAll(() => s.close());

  const assign = (employeeNo: string, validFrom: string, headers = {}) =>
    s.http('PUT', '/api/accounts/17850/sales-rep', { employeeNo, validFrom }, headers);
  const list = async (query = '') => (await s.http('GET', `/api/accounts/17850/sales-reps${query}`)).body;
  const of = (employeeNo: string, validFrom: string, version: number) => {
    return { accountNo: '17850', employeeNo, validFrom, version };
  };

  it('is assigned from a day on, each time under the next version', async () => {
    expect(await assign('P-1', '2010-03-01')).toEqual(
      expect.objectContaining({ status: 200, body: of('P-1', '2010-03-01', 1) }),
    );
    await assign('P-2', '2010-02-01');
    await assign('P-2', '2010-03-01');

    const all = [of('P-1', '2010-03-01', 1), of('P-2', '2010-02-01', 2), of('P-2', '2010-03-01', 3)];
    for (const assignment of all)
      expect((await s.thenPublished(SatisTemsilcisiAtandi)).data).toEqual(assignment);
    await s.thenNothing();
    expect(await list()).toEqual({ items: all, next: null });
    const first = { items: all.slice(0, 2), next: '0000000002' };
    expect(await list('?limit=2')).toEqual(first);
    expect(await list('?limit=2&after=0000000002')).toEqual({ items: all.slice(2), next: null });
  });

  it('is not assigned anew when it is the one of that day, but again after another', async () => {
    await assign('P-1', '2010-03-01');
    expect(await assign('P-1', '2010-03-01')).toMatchObject({ status: 200, body: { version: 1 } });
    await assign('P-2', '2010-03-01');
    expect(await assign('P-1', '2010-03-01')).toMatchObject({ status: 200, body: { version: 3 } });
    for (const version of [1, 2, 3]) await s.thenPublished(SatisTemsilcisiAtandi, { version });
    await s.thenNothing();
  });

  it('is assigned once by each of many callers at once', async () => {
    const days = Array.from({ length: 20 }, (_, index) => `2010-03-${String(index + 1).padStart(2, '0')}`);
    const answers = await Promise.all(days.map((day) => assign('P-1', day)));
    expect(answers.map(({ status }) => status)).toEqual(days.map(() => 200));
    const versions = await s.query<{ version: number }>('SELECT version FROM sales_rep ORDER BY version');
    expect(versions.map(({ version }) => version)).toEqual(days.map((_, index) => index + 1));
    await s.past();
  });

  it('is assigned as the caller saw the assignments', async () => {
    await assign('P-1', '2010-03-01', { 'if-match': '"1"' });
    expect(await list()).toEqual({ items: [], next: null });
    await s.thenNothing();
    await assign('P-1', '2010-03-01');
    expect(await assign('P-2', '2010-03-01', { 'if-match': '"1"' })).toMatchObject({ status: 200 });
    expect(await assign('P-1', '2010-03-01', { 'if-match': '"1"' })).toMatchObject({
      status: 412,
      body: { facts: { version: 2 } },
    });
    await s.past();
  });

  it('is nobody who left, and nobody before the first day', async () => {
    await s.http('POST', '/api/employees/P-2/leave', { endDate: '2010-12-31' });
    await s.past();
    expect(await assign('P-2', '2010-06-01')).toMatchObject({
      status: 409,
      body: { code: 'EMPLOYEE_STATE_INVALID', facts: { state: 'LEFT' } },
    });
    expect(await assign('P-1', '2010-01-03')).toMatchObject({
      status: 422,
      body: { code: 'RULE_VIOLATION' },
    });
    await s.thenNothing();
    expect(await list()).toEqual({ items: [], next: null });
  });

  it('is nobody who is unknown, and of no unknown account', async () => {
    expect(await assign('P-3', '2010-03-01')).toMatchObject({
      status: 404,
      body: { code: 'EMPLOYEE_NOT_FOUND' },
    });
    const unknown = { status: 404, body: { code: 'ACCOUNT_NOT_FOUND' } };
    const body = { employeeNo: 'P-1', validFrom: '2010-03-01' };
    expect(await s.http('PUT', '/api/accounts/0/sales-rep', body)).toMatchObject(unknown);
    expect(await s.http('GET', '/api/accounts/0/sales-reps')).toMatchObject(unknown);
    expect(await assign('P-1', '2010-13-01')).toMatchObject({
      status: 422,
      body: { code: 'REQUEST_INVALID' },
    });
    await s.thenNothing();
  });
});
