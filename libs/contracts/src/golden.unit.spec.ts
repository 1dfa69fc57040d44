import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { catalogue } from './catalogue.js';

const folder = fileURLToPath(new URL('../golden/', import.meta.url));

/** What was once published: every later version of a contract must still read it. */
function goldenExamples(type: string): unknown[] {
  return z
    .array(z.unknown())
    .min(1)
    .parse(JSON.parse(readFileSync(`${folder}${type}.json`, 'utf8')));
}

/** Names of every field, at any depth. */
function fieldsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(fieldsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...fieldsOf(inner)]);
}

// `taxNo` is that of a company: its type refuses the number of a person.
const personal =
  /^(name|fullName|firstName|lastName|vkn|tckn|taxOffice|address|street|email|phone|iban|note)$/i;

describe('the golden examples', () => {
  it('are there for every type of the catalogue, and for no other', () => {
    const types = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));

    expect(types.sort()).toEqual(catalogue.map(({ type }) => type).sort());
  });

  it.each(catalogue.map((contract) => [contract.type, contract] as const))(
    '%s: are read as they are, nothing lost, nothing added',
    (type, contract) => {
      for (const example of goldenExamples(type)) expect(contract.schema.parse(example)).toEqual(example);
    },
  );

  it.each(catalogue.map((contract) => [contract.type, contract] as const))(
    '%s: the key is text of the example',
    (type, contract) => {
      for (const example of goldenExamples(type))
        expect(z.looseObject({ [contract.key]: z.string().min(1) }).safeParse(example).success).toBe(true);
    },
  );

  it.each(catalogue.map(({ type }) => [type]))('%s: no field is personal data', (type) => {
    expect(
      goldenExamples(type)
        .flatMap(fieldsOf)
        .filter((field) => personal.test(field)),
    ).toEqual([]);
  });
});
