import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  catalogue,
  CariHesapAcildi,
  PrimHakedildi,
  SiparisBeklemeyeAlindi,
  StokFarkiAlindi,
} from '@kervan/contracts';
import fc from 'fast-check';
import { z } from 'zod';
import { maskedBody, maskedHeaders } from './masked-body.js';

const golden = new URL('../../../../libs/contracts/golden/', import.meta.url);
const exampleOf = (type: string): unknown =>
  z.array(z.unknown()).parse(JSON.parse(readFileSync(new URL(`${type}.json`, golden), 'utf8')))[0];
const read = (type: string, payload: unknown) => {
  const { body, maskedFields } = maskedBody(type, JSON.stringify(payload));
  return { value: z.record(z.string(), z.unknown()).parse(JSON.parse(body)), maskedFields };
};

describe('what everybody may read of an event', () => {
  it.each(catalogue.map(({ type }) => type).filter((type) => !/people|accounts|Supheli|Bekleme/.test(type)))(
    '%s: all of it, where nothing is sensitive',
    (type) => {
      const example = exampleOf(type);
      expect(read(type, example)).toEqual({ value: example, maskedFields: [] });
    },
  );

  it('is what has two formats at once, too', () => {
    const lines = [{ lineNo: 1, sku: '21777', quantity: '0', counted: '4' }];
    const example = { ...z.record(z.string(), z.unknown()).parse(exampleOf(StokFarkiAlindi.type)), lines };
    expect(read(StokFarkiAlindi.type, example)).toEqual({ value: example, maskedFields: [] });
  });

  it('is nothing of what people earn', () => {
    const example = exampleOf(PrimHakedildi.type);
    const { value, maskedFields } = read(PrimHakedildi.type, example);
    expect(maskedFields.sort()).toEqual(['/amount', '/base', '/net', '/rate', '/tax']);
    expect(value).toMatchObject({ amount: '***', base: '***', currency: 'TRY' });
  });

  it('is no credit limit, and not how much an order exceeds it', () => {
    expect(read(CariHesapAcildi.type, exampleOf(CariHesapAcildi.type)).maskedFields).toEqual([
      '/creditLimit',
    ]);
    const { maskedFields } = read(SiparisBeklemeyeAlindi.type, exampleOf(SiparisBeklemeyeAlindi.type));
    expect(maskedFields).toEqual(['/missingAmount']);
  });

  it('is nothing that its contract does not know, wherever it stands', () => {
    const example = z.record(z.string(), z.unknown()).parse(exampleOf(CariHesapAcildi.type));
    const { value, maskedFields } = read(CariHesapAcildi.type, {
      ...example,
      'e/mail~': 'ayse@example.com',
      owner: { name: 'Ayşe' },
      accountNo: { name: 'Ayşe' },
      segment: ['Ayşe'],
    });
    expect(maskedFields.sort()).toEqual(['/accountNo', '/creditLimit', '/e~1mail~0', '/owner', '/segment']);
    expect(JSON.stringify(value)).not.toMatch(/Ay|example/);
  });

  it('is nothing of a type nobody defined, and of what is no JSON', () => {
    const secret = JSON.stringify({ secret: 'Ayşe', of: ['Ali', { no: 7 }] });
    expect(maskedBody('someone.Elses.v1', secret)).toEqual({ body: '"***"', maskedFields: [''] });
    expect(maskedBody(CariHesapAcildi.type, 'Ayşe')).toEqual({ body: '"***"', maskedFields: [''] });
  });

  it('tells of any JSON without what a secret is, at any place of any event', () => {
    const types = fc.constantFrom(...catalogue.map(({ type }) => type));
    fc.assert(
      fc.property(types, fc.dictionary(fc.string(), fc.jsonValue()), (type, payload) => {
        const { body } = maskedBody(type, JSON.stringify({ ...payload, unknown: 'a-secret' }));
        expect(body).not.toContain('a-secret');
        expect(z.record(z.string(), z.unknown()).parse(JSON.parse(body))['unknown']).toBe('***');
      }),
    );
  });

  it('are the headers of the envelope alone', () => {
    expect(maskedHeaders({ ce_id: '1', 'x-person': 'Ayşe' })).toEqual({ ce_id: '1' });
  });
});
