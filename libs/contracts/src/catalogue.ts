import type { EventContract } from './define-event.js';
import { FaturaKesildi } from './finance/fatura-kesildi.js';
import { IadeFaturasiAlindi } from './finance/iade-faturasi-alindi.js';
import { YevmiyeFisiIslendi } from './finance/yevmiye-fisi-islendi.js';
import { MalKabulEdildi } from './inventory/mal-kabul-edildi.js';
import { SevkiyatGerceklesti } from './inventory/sevkiyat-gerceklesti.js';
import { StokDuzeyiDegisti } from './inventory/stok-duzeyi-degisti.js';
import { StokRezervasyonuBasarisizOldu } from './inventory/stok-rezervasyonu-basarisiz-oldu.js';
import { StokRezervasyonuSerbestBirakildi } from './inventory/stok-rezervasyonu-serbest-birakildi.js';
import { StokRezervasyonuTamamlandi } from './inventory/stok-rezervasyonu-tamamlandi.js';
import { IadeBelgesiAlindi } from './legacy/iade-belgesi-alindi.js';
import { SatisBelgesiAlindi } from './legacy/satis-belgesi-alindi.js';
import { StokFarkiAlindi } from './legacy/stok-farki-alindi.js';
import { TeslimatKaydedildi } from './operations/teslimat-kaydedildi.js';
import { UrunTanimlandi } from './products/urun-tanimlandi.js';
import { SiparisBeklemeyeAlindi } from './sales/siparis-beklemeye-alindi.js';
import { SiparisIptalEdildi } from './sales/siparis-iptal-edildi.js';
import { SiparisOnaylandi } from './sales/siparis-onaylandi.js';

/** Every event type of the company. */
export const catalogue: readonly EventContract[] = [
  SatisBelgesiAlindi,
  IadeBelgesiAlindi,
  StokFarkiAlindi,
  UrunTanimlandi,
  SiparisOnaylandi,
  SiparisBeklemeyeAlindi,
  SiparisIptalEdildi,
  StokRezervasyonuTamamlandi,
  StokRezervasyonuBasarisizOldu,
  StokRezervasyonuSerbestBirakildi,
  SevkiyatGerceklesti,
  StokDuzeyiDegisti,
  MalKabulEdildi,
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
