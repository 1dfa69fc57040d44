import {
  AlacakSupheliHaleGeldi,
  CostedLine,
  FaturaIptalEdildi,
  FaturaKesildi,
  IadeFaturasiAlindi,
  MalKabulEdildi,
  PrimGeriAlindi,
  PrimHakedildi,
  SevkiyatGerceklesti,
  TahsilatAlindi,
  TahsilatEslestirildi,
  type EventType,
} from '@kervan/contracts';
import { z } from 'zod';

const documents: readonly string[] = [
  FaturaKesildi.type,
  FaturaIptalEdildi.type,
  IadeFaturasiAlindi.type,
  TahsilatAlindi.type,
  TahsilatEslestirildi.type,
  AlacakSupheliHaleGeldi.type,
  PrimHakedildi.type,
  PrimGeriAlindi.type,
] satisfies EventType[];
const movements: readonly string[] = [SevkiyatGerceklesti.type, MalKabulEdildi.type] satisfies EventType[];
const Goods = z.object({ lines: z.array(CostedLine.pick({ cost: true })) });

/**
 * Whether the ledger must have a voucher of an event: of every document of money, and of goods that moved and cost
 * something. @param value the event's payload as the broker holds it.
 */
export function isPosted(type: string, value: string): boolean {
  if (documents.includes(type)) return true;
  return movements.includes(type) && Goods.parse(JSON.parse(value)).lines.some(({ cost }) => !isZero(cost));
}

function isZero(decimal: string): boolean {
  return !/[1-9]/.test(decimal);
}
