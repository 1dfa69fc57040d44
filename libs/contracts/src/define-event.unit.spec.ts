import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { catalogue, contractOf } from './catalogue.js';
import { defineEvent, type DataOf, type EventOf } from './define-event.js';
import { FaturaKesildi } from './finance/fatura-kesildi.js';
import { topics } from './topics.js';

const schema = z.object({ invoiceNo: z.string(), gross: z.number() });
const known = { topic: 't', summary: 's', schema };

describe('a contract', () => {
  it('does not compile with a key that is no string field, or a type without version', () => {
    defineEvent({ ...known, type: 'erp.finance.Ornek.v1', key: 'invoiceNo' });
    // @ts-expect-error -- a typo in the key
    defineEvent({ ...known, type: 'erp.finance.Ornek.v1', key: 'invoiceNr' });
    // @ts-expect-error -- a key that is no text
    defineEvent({ ...known, type: 'erp.finance.Ornek.v1', key: 'gross' });
    // @ts-expect-error -- a type without version
    defineEvent({ ...known, type: 'erp.finance.Ornek', key: 'invoiceNo' });
  });

  it('does not compile with another data than its schema', () => {
    const data: DataOf<typeof FaturaKesildi>['accountNo'] = '17850';
    // @ts-expect-error -- an account number is text
    const wrong: DataOf<typeof FaturaKesildi>['accountNo'] = 17850;
    // @ts-expect-error -- the type of the event is the type of its contract
    const type: EventOf<typeof FaturaKesildi>['type'] = 'erp.sales.SiparisOnaylandi.v1';

    expect([data, wrong, type]).toHaveLength(3);
  });

  it.each(catalogue.map((contract) => [contract.type, contract] as const))(
    '%s keeps the rules of names',
    (type, contract) => {
      expect(type).toMatch(/^(erp\.[a-z]+|ops)\.[A-Z][A-Za-z]+\.v[1-9]\d*$/);
      expect(contract.topic).toMatch(/^(erp\.[a-z]+|ops)\.[a-z]+$/);
      expect(contract.summary).toMatch(/^[A-Z].+\.$/);
      expect(Object.keys(contract.schema.shape)).toContain(contract.key);
    },
  );
});

describe('the catalogue', () => {
  it('knows each type once and no other', () => {
    expect(new Set(catalogue.map(({ type }) => type)).size).toBe(catalogue.length);
    expect(contractOf(FaturaKesildi.type)).toBe(FaturaKesildi);
    expect(contractOf('erp.finance.FaturaKesildi.v9')).toBeUndefined();
  });

  it('names each topic once, with its partition count', () => {
    expect(topics.map(({ name }) => name)).toEqual([...new Set(catalogue.map(({ topic }) => topic))]);
    expect(topics.every(({ partitions }) => partitions === 6)).toBe(true);
  });
});
