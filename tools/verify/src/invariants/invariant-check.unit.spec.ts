import { describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { emptyBroker } from '../evidence/evidence.mother.js';
import type { Reader } from '../evidence/evidence.js';
import { invariantCheck } from './invariant-check.js';
import { personalData } from './personal-data.js';

const asked: Reader = { query: () => Promise.resolve([]) };
const broker = { scan: () => Promise.resolve(), offsets: () => Promise.resolve([]) };
const finding = (...faults: string[]) =>
  invariantCheck({
    id: 'I0',
    needs: ['crm', 'hr'],
    compare: () => Promise.resolve({ compared: '2 and 2', faults }),
  });
const evaluated = (check = finding(), databases: Record<string, Reader> = { crm: asked, hr: asked }) =>
  check.evaluate({ databases, broker }, emptyBroker);

describe('an invariant', () => {
  it('holds without faults and tells what was compared', async () => {
    expect(await evaluated()).toEqual({
      id: 'I0',
      holds: true,
      checked: true,
      detail: '2 and 2',
      faults: [],
    });
  });

  it('tells its first three faults and keeps the first hundred', async () => {
    const faults = Array.from({ length: 101 }, (_, index) => `K${index}`);
    const { holds, detail, faults: kept } = await evaluated(finding(...faults));
    expect({ holds, detail, kept: kept.length }).toEqual({
      holds: false,
      detail: 'K0; K1; K2; and 98 more',
      kept: 100,
    });
  });

  it('is not checked where a service is not in the stack', async () => {
    expect(await evaluated(finding(), { crm: asked })).toEqual({
      id: 'I0',
      holds: false,
      checked: false,
      detail: 'not checked: hr is not in the stack',
      faults: [],
    });
    expect((await evaluated(finding(), {})).detail).toBe('not checked: crm, hr are not in the stack');
  });

  it('is not checked where a database refuses the question; a store that is away ends it all', async () => {
    const failing = (code: 'DATABASE_REFUSED' | 'DATABASE_UNAVAILABLE') =>
      evaluated(
        invariantCheck({
          id: 'I0',
          needs: [],
          compare: () => Promise.reject(new KervanError(code, 'relation "account" does not exist')),
        }),
      );
    expect(await failing('DATABASE_REFUSED')).toMatchObject({
      checked: false,
      detail: 'not checked: DATABASE_REFUSED relation "account" does not exist',
    });
    await expect(failing('DATABASE_UNAVAILABLE')).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  });

  it('I20 names where personal data was found', async () => {
    const check = (found: string[]) =>
      personalData.evaluate(
        { databases: { 'erp-core': asked }, broker },
        { ...emptyBroker, personal: { searched: 5, names: 2, found } },
      );
    expect(await check([])).toMatchObject({
      id: 'I20',
      holds: true,
      detail: '5 events without TCKN, IBAN, e-mail, phone or any of 2 names',
    });
    expect(await check(['erp.sales.order/2 offset 7: name'])).toMatchObject({
      holds: false,
      detail: 'erp.sales.order/2 offset 7: name',
    });
  });
});
