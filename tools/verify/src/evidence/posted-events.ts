import {
  CostedLine,
  FaturaKesildi,
  IadeFaturasiAlindi,
  MalKabulEdildi,
  SevkiyatGerceklesti,
  type EventType,
} from '@kervan/contracts';
import { z } from 'zod';

const invoices: readonly string[] = [FaturaKesildi.type, IadeFaturasiAlindi.type] satisfies EventType[];
const movements: readonly string[] = [SevkiyatGerceklesti.type, MalKabulEdildi.type] satisfies EventType[];
const Goods = z.object({ lines: z.array(CostedLine.pick({ cost: true })) });

/**
 * Whether the ledger must have a voucher of an event: an invoice or return invoice, and goods that moved and cost
 * something. @param value the event's payload as the broker holds it.
 */
export function isPosted(type: string, value: string): boolean {
  if (invoices.includes(type)) return true;
  return movements.includes(type) && Goods.parse(JSON.parse(value)).lines.some(({ cost }) => !isZero(cost));
}

function isZero(decimal: string): boolean {
  return !/[1-9]/.test(decimal);
}
