import type { EventContract } from './define-event.js';
import { FaturaKesildi } from './finance/fatura-kesildi.js';
import { IadeFaturasiAlindi } from './finance/iade-faturasi-alindi.js';
import { YevmiyeFisiIslendi } from './finance/yevmiye-fisi-islendi.js';
import { IadeBelgesiAlindi } from './legacy/iade-belgesi-alindi.js';
import { SatisBelgesiAlindi } from './legacy/satis-belgesi-alindi.js';
import { StokFarkiAlindi } from './legacy/stok-farki-alindi.js';
import { TeslimatKaydedildi } from './operations/teslimat-kaydedildi.js';
import { SiparisBeklemeyeAlindi } from './sales/siparis-beklemeye-alindi.js';
import { SiparisOnaylandi } from './sales/siparis-onaylandi.js';

/** Every event type of the company. */
export const catalogue: readonly EventContract[] = [
  SatisBelgesiAlindi,
  IadeBelgesiAlindi,
  StokFarkiAlindi,
  SiparisOnaylandi,
  SiparisBeklemeyeAlindi,
  FaturaKesildi,
  IadeFaturasiAlindi,
  YevmiyeFisiIslendi,
  TeslimatKaydedildi,
];

const byType = new Map(catalogue.map((contract) => [contract.type as string, contract]));

/** The contract of a type, or undefined for a type nobody defined. */
export function contractOf(type: string): EventContract | undefined {
  return byType.get(type);
}
