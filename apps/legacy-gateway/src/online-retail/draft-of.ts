import { IadeBelgesiAlindi, KervanError, SatisBelgesiAlindi, StokFarkiAlindi } from '@kervan/contracts';
import type { Draft } from './draft.js';
import { CURRENCY } from './layout.js';
import { isPriced, type RetailLine } from './read-line.js';

/**
 * Decides what a document is (rules of Online Retail): `C...` a return, `A...` a bad-debt entry that nobody takes;
 * otherwise a stock loss when its first quantity is negative, a sale when at least one line has a price (free sample
 * lines stay in it), else a stock surplus.
 *
 * @throws KervanError RULE_VIOLATION
 */
export function draftOf(documentNo: string, lines: readonly RetailLine[], businessDate: string): Draft {
  if (documentNo.startsWith('A')) throw violation(lines[0], 'bad-debt entries are not taken');
  const stranger = lines.find(({ accountNo }) => accountNo !== lines[0]?.accountNo);
  if (stranger) throw violation(stranger, 'a second customer in one document');
  const negative = documentNo.startsWith('C') || isNegative(lines[0]);
  const turned = lines.find((line) => isNegative(line) !== negative);
  if (turned)
    throw violation(
      turned,
      `the quantity should be ${negative ? 'negative' : 'positive'} as in its document`,
    );

  if (documentNo.startsWith('C')) {
    return { kind: 'RETURN', contract: IadeBelgesiAlindi, content: trade(documentNo, lines, businessDate) };
  }
  if (!negative && lines.some(isPriced)) {
    return { kind: 'SALE', contract: SatisBelgesiAlindi, content: trade(documentNo, lines, businessDate) };
  }
  const kind = negative ? 'LOSS' : 'SURPLUS';
  const content = { documentNo, businessDate, kind, lines: lines.map(moved) } as const;
  return { kind, contract: StokFarkiAlindi, content };
}

function trade(documentNo: string, lines: readonly RetailLine[], businessDate: string) {
  const accountNo = lines[0]?.accountNo ?? '';
  const priced = lines.map((line, index) => ({ ...moved(line, index), unitPrice: line.unitPrice }));
  return { documentNo, businessDate, accountNo, currency: CURRENCY, lines: priced };
}

/** Every event says by its kind which way goods move, so quantities are positive. */
function moved({ sku, quantity }: RetailLine, index: number) {
  return { lineNo: index + 1, sku, quantity: quantity.replace('-', '') };
}

function isNegative(line: RetailLine | undefined): boolean {
  return line?.quantity.startsWith('-') ?? false;
}

function violation(line: RetailLine | undefined, what: string): KervanError {
  return new KervanError('RULE_VIOLATION', `line ${line?.no ?? 1}: ${what}`);
}
