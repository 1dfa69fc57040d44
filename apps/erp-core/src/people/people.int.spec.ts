import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PersonelAyrildi, PersonelIseBasladi } from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { erpCore } from '../erp-core.js';
import { employee } from './employee.mother.js';

const { identity } = employee;

describe('an employee', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(erpCore);
  });
  beforeEach(async () => {
    await s.query('TRUNCATE employee CASCADE');
    await s.past();
  });
  afterAll(() => s.close());

  const hire = (changes: object = {}) => s.http('POST', '/api/employees', { ...employee, ...changes });
  const hired = async () => {
    await hire();
    await s.past();
  };
  const leave = (endDate: string, headers = {}) =>
    s.http('POST', '/api/employees/P-017/leave', { endDate }, headers);
  const read = async () => (await s.http('GET', '/api/employees/P-017')).body;

  it('joins, and nobody is told who it is', async () => {
    const answer = await hire();
    expect(answer).toMatchObject({ status: 201, body: { ...employee, endDate: null, version: 1 } });
    expect(await read()).toEqual(answer.body);
    const { data } = await s.thenPublished(PersonelIseBasladi);
    expect(data).toEqual({ employeeNo: 'P-017', startDate: '2010-01-04', commissionRate: '2.5' });
    await s.thenNothing();
  });

  it('joins once, however often the request comes, and is refused with other content', async () => {
    await hired();
    expect(await hire()).toMatchObject({ status: 201, body: { version: 1 } });
    const others = [
      { startDate: '2010-01-05' },
      { commissionRate: '3' },
      { identity: { ...identity, iban: null } },
    ];
    for (const other of others)
      expect(await hire(other)).toMatchObject({
        status: 409,
        body: { code: 'RESOURCE_EXISTS', detail: 'employee P-017 exists with other content' },
      });
    await s.thenNothing();
  });

  it('may have neither e-mail nor phone nor IBAN', async () => {
    const { name, tckn } = identity;
    const nothing = { email: null, phone: null, iban: null };
    expect(await hire({ identity: { name, tckn } })).toMatchObject({
      status: 201,
      body: { identity: { name, tckn, ...nothing } },
    });
    await s.past();
  });

  it.each([
    { name: '' },
    { tckn: '10000000147' },
    // A company's number is none of a person.
    { tckn: '4840847211' },
    { email: 'nobody' },
    { phone: '1' },
    { iban: 'TR330006100519786457841327' },
  ])('does not join with the identity %j, and the answer does not repeat it', async (fault) => {
    const answer = await hire({ identity: { ...identity, ...fault } });
    const [[field, value] = []] = Object.entries(fault);
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'REQUEST_INVALID', errors: [{ field: `identity.${field}` }] },
    });
    if (field === 'tckn' || field === 'iban') expect(JSON.stringify(answer.body)).not.toContain(value);
    expect(await s.query('SELECT FROM employee')).toEqual([]);
    await s.thenNothing();
  });

  it.each([
    { commissionRate: '100.01' },
    { commissionRate: '-1' },
    { startDate: '2010-02-30' },
    { identity: null },
  ])('does not join with %j', async (fault) => {
    expect(await hire(fault)).toMatchObject({ status: 422, body: { code: 'REQUEST_INVALID' } });
    await s.thenNothing();
  });

  it('is known by another identity, or none, as the caller saw it; nobody is told', async () => {
    await hired();
    const change = (identity: unknown, headers = {}) =>
      s.http('PATCH', '/api/employees/P-017', { identity }, headers);
    const name = 'Deneme Başkası';
    const { tckn } = identity;
    expect(await change({ name, tckn }, { 'if-match': '"2"' })).toMatchObject({ status: 412 });
    expect(await change({ name }, { 'if-match': '"1"' })).toMatchObject({ status: 422 });
    expect(await read()).toMatchObject({ identity, version: 1 });

    const nothing = { email: null, phone: null, iban: null };
    const changed = await change({ name, tckn }, { 'if-match': '"1"' });
    expect(changed).toMatchObject({
      status: 200,
      body: { identity: { name, tckn, ...nothing }, version: 2 },
    });
    expect(await read()).toEqual(changed.body);

    expect(await change(null)).toMatchObject({ status: 200, body: { identity: null, version: 3 } });
    expect(await s.query('SELECT FROM employee_identity')).toEqual([]);
    expect(await read()).toMatchObject({ employeeNo: 'P-017', identity: null });
    expect(await leave('2010-12-31', { 'if-match': '"3"' })).toMatchObject({ status: 200 });
    await s.thenPublished(PersonelAyrildi);
    await s.thenNothing();
  });

  it('leaves once', async () => {
    await hired();
    const left = { status: 200, body: { endDate: '2010-12-31', version: 2 } };
    expect(await leave('2010-12-31')).toMatchObject(left);
    expect(await leave('2010-12-31')).toMatchObject(left);
    expect(await leave('2011-01-31')).toMatchObject({
      status: 409,
      body: { code: 'EMPLOYEE_STATE_INVALID', facts: { state: 'LEFT' } },
    });
    expect((await s.thenPublished(PersonelAyrildi)).data).toEqual({
      employeeNo: 'P-017',
      endDate: '2010-12-31',
    });
    await s.thenNothing();
  });

  it('leaves as the caller saw it, not before it came', async () => {
    await hired();
    expect(await leave('2010-12-31', { 'if-match': '"2"' })).toMatchObject({ status: 412 });
    expect(await leave('2010-01-03')).toMatchObject({ status: 422, body: { code: 'RULE_VIOLATION' } });
    await s.thenNothing();
    expect(await leave('2010-01-04', { 'if-match': '"1"' })).toMatchObject({ status: 200 });
    await s.past();
  });

  it('that nobody knows is told so', async () => {
    const unknown = { status: 404, body: { code: 'EMPLOYEE_NOT_FOUND' } };
    expect(await s.http('GET', '/api/employees/P-017')).toMatchObject(unknown);
    expect(await leave('2010-12-31')).toMatchObject(unknown);
    expect(await s.http('PATCH', '/api/employees/P-017', { identity: null })).toMatchObject(unknown);
    await s.thenNothing();
  });

  it('is listed by number, without who it is', async () => {
    for (const employeeNo of ['P-1', 'P-2', 'P-3']) await hire({ employeeNo });
    await s.past();
    const list = async (query: string) => (await s.http('GET', `/api/employees?limit=2${query}`)).body;
    const first = await list('');
    expect(first).toMatchObject({ items: [{ employeeNo: 'P-1' }, { employeeNo: 'P-2' }], next: 'P-2' });
    expect(await list('&after=P-2')).toMatchObject({ items: [{ employeeNo: 'P-3' }], next: null });
    expect(JSON.stringify(first)).not.toContain(identity.name);
  });
});
