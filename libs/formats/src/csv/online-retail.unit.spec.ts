import { describe, expect, it } from '@jest/globals';
import { exact, nothing, rounded, sumOf, type Exact } from '../canonical/exact.js';
import type { CanonicalDocument } from '../canonical/documents.js';
import { withSamples } from '../samples.mother.js';
import { documentsOf, faultsOf, outcomeOf } from './csv.mother.js';
import { onlineRetail } from './online-retail.mother.js';
import { csvParser } from './parse-csv.js';

type Kind = 'order' | 'return' | 'loss' | 'surplus';

const service = /^(POST|DOT|M|m|D|C2|S|B|BANK CHARGES|AMAZONFEE|CRUK|PADS|gift_.*)$/;

/** What is counted of documents of one kind. */
interface Totals {
  documents: number;
  lines: number;
  net: Exact;
  taxOfLines: Exact;
  taxOfDocuments: Exact;
}

const none = (): Totals => ({
  documents: 0,
  lines: 0,
  net: nothing,
  taxOfLines: nothing,
  taxOfDocuments: nothing,
});

function kindOf(document: CanonicalDocument): Kind {
  if (document.kind === 'order') return 'order';
  if (document.kind === 'invoice' && document.typeCode === '381') return 'return';
  if (document.kind === 'stock') return document.quantity.startsWith('-') ? 'loss' : 'surplus';
  throw new TypeError(`no document of this kind is expected: ${document.kind}`);
}

function netsOf(document: CanonicalDocument): string[] {
  if (document.kind === 'invoice') return document.lines.map(({ net }) => net);
  if (document.kind !== 'order') return [];
  return document.lines.map(({ quantity, price }) =>
    rounded(exact(quantity).times(price?.amount ?? '0')).toFixed(),
  );
}

function skusOf(document: CanonicalDocument): string[] {
  if (document.kind === 'stock') return [document.sku];
  return 'lines' in document ? document.lines.map(({ item }) => item.sellersId ?? '') : [];
}

function add(totals: Totals, document: CanonicalDocument): void {
  const nets = netsOf(document);
  const net = sumOf(nets);
  totals.documents += 1;
  totals.lines += skusOf(document).length;
  totals.net = totals.net.plus(net);
  totals.taxOfDocuments = totals.taxOfDocuments.plus(rounded(net.times('0.2')));
  for (const line of nets) totals.taxOfLines = totals.taxOfLines.plus(rounded(exact(line).times('0.2')));
}

const shown = ({ documents, lines, net, taxOfLines, taxOfDocuments }: Totals) => [
  documents,
  lines,
  ...[net, taxOfLines, taxOfDocuments].map((amount) => amount.toFixed(2)),
];

describe('95 days of Online Retail', () => {
  withSamples((sample, namesIn) => {
    it('become the documents, lines and amounts of their control totals', async () => {
      const names = namesIn('online-retail').filter((name) => name.endsWith('.csv'));
      const parse = csvParser(onlineRetail);
      const totals = { order: none(), return: none(), loss: none(), surplus: none() };
      const months = new Map<string, { lines: number; net: Exact }>();
      const [buyers, stocked, numbers] = [new Set<string>(), new Set<string>(), new Set<string>()];
      let ofServices = 0;
      for (const name of names) {
        const bytes = sample(`online-retail/${name}`);
        const parsed = await outcomeOf(parse, bytes);
        expect(faultsOf(parsed)).toEqual([]);
        expect(parsed.reduce((sum, { size }) => sum + size, 0)).toBe(bytes.length);
        const month = months.get(name.slice(0, 7)) ?? { lines: 0, net: nothing };
        months.set(name.slice(0, 7), month);
        for (const document of documentsOf(parsed)) {
          const kind = kindOf(document);
          add(totals[kind], document);
          const net = sumOf(netsOf(document));
          month.net = kind === 'return' ? month.net.minus(net) : month.net.plus(net);
          month.lines += skusOf(document).length;
          for (const sku of skusOf(document)) {
            if (service.test(sku)) ofServices += 1;
            else stocked.add(sku);
          }
          if ('issueDate' in document) {
            expect(document.issueDate).toBe(name.slice(0, 10));
            numbers.add(document.number);
            buyers.add(document.buyer.ids.map(({ id }) => id).join());
          }
        }
      }

      expect(names).toHaveLength(95);
      expect(shown(totals.order)).toEqual([5199, 138_925, '2756381.95', '551279.62', '551276.47']);
      expect(shown(totals.return)).toEqual([1123, 2603, '266094.94', '53219.08', '53219.07']);
      expect([totals.loss.documents, totals.loss.lines]).toEqual([348, 348]);
      expect([totals.surplus.documents, totals.surplus.lines]).toEqual([207, 207]);
      expect([...months].map(([name, { lines, net }]) => [name, lines, net.toFixed(2)])).toEqual([
        ['2010-12', 42_481, '748957.02'],
        ['2011-01', 35_147, '560000.26'],
        ['2011-02', 27_707, '498062.65'],
        ['2011-03', 36_748, '683267.08'],
      ]);
      expect(numbers.size).toBe(5199 + 1123);
      expect(ofServices).toBe(828);
      // Customers and one retail account for each country without one; products by case.
      expect([buyers.size, stocked.size]).toEqual([2194, 3255]);
    });
  });
});
