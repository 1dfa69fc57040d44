import type { Price } from '../../canonical/line.js';
import type { AllowanceCharge, Tax } from '../../canonical/tax.js';
import { firstOf } from '../../canonical/first-of.js';
import type { Reading } from '../reading.js';
import { amounts, currencyUsages, isTax, prices } from './codes.js';
import type { MessageGroup } from '../message-group.js';

export function amountOf(
  reading: Reading,
  group: MessageGroup,
  qualifiers: readonly string[],
): string | null {
  return reading.decimal(group.qualified('MOA', qualifiers), 1, 2);
}

export function quantityOf(
  reading: Reading,
  line: MessageGroup,
  qualifiers: readonly string[],
): { readonly quantity: string; readonly unit: string | null } {
  const segment = line.qualified('QTY', qualifiers);
  const quantity = reading.requiredDecimal(
    reading.decimal(segment, 1, 2),
    'the quantity of a line',
    line.trigger,
  );
  return { quantity, unit: segment?.at(1, 3) ?? null };
}

export function priceOf(reading: Reading, line: MessageGroup): Price | null {
  const segments = line.of('PRI').map(({ trigger }) => trigger);
  const segment = firstOf(segments, prices, (price) => price.at(1));
  const amount = reading.decimal(segment, 1, 2);
  const baseQuantity = reading.decimal(segment, 1, 5) ?? '1';
  if (segment && baseQuantity === '0')
    reading.faults.at(segment, 'FORMAT_ERROR', 'PRI has a price for 0 units');
  return amount === null ? null : { amount, baseQuantity };
}

export function currencyOf(message: MessageGroup): string | null {
  const segments = message.of('CUX').map(({ trigger }) => trigger);
  return firstOf(segments, currencyUsages, (segment) => segment.at(1))?.at(1, 2) ?? null;
}

/** Null: it is a duty or a fee. */
export function taxOf(reading: Reading, { trigger }: MessageGroup): Tax | null {
  if (trigger.at(1) !== isTax) return null;
  return {
    scheme: reading.required(trigger.at(2), 'the type of a tax', trigger),
    category: trigger.at(6),
    rate: reading.decimal(trigger, 5, 4),
  };
}

export function taxesOf(reading: Reading, group: MessageGroup): Tax[] {
  return group
    .of('TAX')
    .map((tax) => taxOf(reading, tax))
    .filter((tax) => tax !== null);
}

/** Those with an amount: others say how a price came about. */
export function allowanceChargesOf(reading: Reading, group: MessageGroup): AllowanceCharge[] {
  return group.of('ALC').flatMap((entry) => {
    const indicator = entry.trigger.at(1);
    const amount = amountOf(reading, entry, amounts.allowanceOrCharge);
    if (amount === null || (indicator !== 'A' && indicator !== 'C')) return [];
    return {
      kind: indicator === 'A' ? ('allowance' as const) : ('charge' as const),
      amount,
      reasonCode: entry.trigger.at(2, 2) ?? entry.trigger.at(5),
      tax: taxesOf(reading, entry)[0] ?? null,
    };
  });
}
