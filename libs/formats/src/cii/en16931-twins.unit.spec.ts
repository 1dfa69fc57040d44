import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { Parse } from '../parsed.js';
import { parseEdifact } from '../edi/index.js';
import { documentsOf, outcome } from '../parsing.mother.js';
import { withSamples } from '../samples.mother.js';
import { parseUbl } from '../ubl/index.js';
import { parseCii } from './index.js';

/** A figure of the same invoice that its files themselves say differently: in EDIFACT, and in the other syntax. */
type Difference = readonly [path: string, edifact: unknown, other: unknown];

const units = (lines: readonly number[], edifact: string, other: string): Difference[] =>
  lines.map((line) => [`lines.${line}.unit`, edifact, other]);

/** All that differs. Price bases of CII repeat the price; item lists, units and reasons were chosen anew for each syntax. */
const differences: Record<string, readonly Difference[]> = {
  '1 cii': [],
  '2 cii': ['1273', '3.96', '2.48', '25', '0.75'].map((price, line) => [
    `lines.${line}.price.baseQuantity`,
    '1',
    price,
  ]),
  '3 cii': [],
  '5 cii': [],
  '1 ubl': [
    ...units([...Array(20).keys()], 'H87', 'EA'),
    ['lines.1.item.name', 'KAAS 50PL. JONG BEL. 1KG', 'PKAAS 50PL. JONG BEL. 1KG'],
    ['lines.12.item.name', 'PK CHOCOLADEMELK', 'PK CHOCOLADEMEL'],
  ],
  '2 ubl': [
    ...units([0, 1, 2, 3], 'NAR', 'EA'),
    ['lines.0.quantity', '1', '2'],
    ['lines.2.item.standardId.id', '1234567890142', '1234567890135'],
    ['allowanceCharges.0.reasonCode', '95', '88'],
  ],
  '5 ubl': [
    ...units([0, 1, 2], 'C62', 'EA'),
    ['lines.0.allowanceCharges.0.reasonCode', '95', '100'],
    ['allowanceCharges.0.reasonCode', '95', '100'],
  ],
};

/** Every value of a document by its path. */
function flat(value: unknown, path = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => flat(inner, path ? `${path}.${key}` : key));
}

const hashOf = (content: ReadonlyMap<string, unknown>): string =>
  createHash('sha256')
    .update(JSON.stringify([...content].sort(([one], [other]) => (one < other ? -1 : 1))))
    .digest('hex');

describe('one invoice of EN 16931 in three syntaxes', () => {
  withSamples((sample) => {
    const contentOf = async (parse: Parse, name: string): Promise<Map<string, unknown>> => {
      const [document] = documentsOf(await outcome(parse, sample(`en16931/${name}`)));
      expect(document).toBeDefined();
      return new Map(flat(document));
    };

    it.each(Object.entries(differences))('example %s is what EDIFACT says', async (name, declared) => {
      const [example, syntax] = name.split(' ');
      const edifact = await contentOf(parseEdifact, `example${example}.edifact.txt`);
      const other = await contentOf(
        syntax === 'cii' ? parseCii : parseUbl,
        `example${example}.${syntax}.xml`,
      );
      const found = [...new Set([...edifact.keys(), ...other.keys()])]
        .filter((path) => edifact.get(path) !== other.get(path))
        .map((path): Difference => [path, edifact.get(path), other.get(path)]);
      const inOrder = (list: readonly Difference[]) => [...list].sort(([one], [two]) => (one < two ? -1 : 1));
      expect(inOrder(found)).toEqual(inOrder(declared));
      for (const [path, , value] of declared) edifact.set(path, value);
      expect(hashOf(edifact)).toBe(hashOf(other));
    });

    it('example 3 in UBL is another invoice under the same number: a conflict', async () => {
      const [cii, ubl] = [
        await contentOf(parseCii, 'example3.cii.xml'),
        await contentOf(parseUbl, 'example3.ubl.xml'),
      ];
      for (const path of ['number', 'issueDate', 'seller.taxId']) expect(ubl.get(path)).toBe(cii.get(path));
      expect([cii.get('totals.payable'), ubl.get('totals.payable')]).toEqual(['1125', '2005']);
      expect(hashOf(ubl)).not.toBe(hashOf(cii));
    });
  });
});
