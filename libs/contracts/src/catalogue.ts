import type { EventContract } from './define-event.js';
import { CariHesapAcildi } from './accounts/cari-hesap-acildi.js';
import { CariHesapGuncellendi } from './accounts/cari-hesap-guncellendi.js';
import { CariHesapLimitiGuncellendi } from './accounts/cari-hesap-limiti-guncellendi.js';
import { AlacakSupheliHaleGeldi } from './finance/alacak-supheli-hale-geldi.js';
import { FaturaIptalEdildi } from './finance/fatura-iptal-edildi.js';
import { FaturaKesildi } from './finance/fatura-kesildi.js';
import { IadeFaturasiAlindi } from './finance/iade-faturasi-alindi.js';
import { MuhasebeDonemiKapatildi } from './finance/muhasebe-donemi-kapatildi.js';
import { TahsilatAlindi } from './finance/tahsilat-alindi.js';
import { TahsilatEslestirildi } from './finance/tahsilat-eslestirildi.js';
import { YevmiyeFisiIslendi } from './finance/yevmiye-fisi-islendi.js';
import { MalKabulEdildi } from './inventory/mal-kabul-edildi.js';
import { SevkiyatGerceklesti } from './inventory/sevkiyat-gerceklesti.js';
import { StokDuzeyiDegisti } from './inventory/stok-duzeyi-degisti.js';
import { StokRezervasyonuBasarisizOldu } from './inventory/stok-rezervasyonu-basarisiz-oldu.js';
import { StokRezervasyonuSerbestBirakildi } from './inventory/stok-rezervasyonu-serbest-birakildi.js';
import { StokRezervasyonuTamamlandi } from './inventory/stok-rezervasyonu-tamamlandi.js';
import { IadeBelgesiAlindi } from './legacy/iade-belgesi-alindi.js';
import { KayitKarantinayaAlindi } from './legacy/kayit-karantinaya-alindi.js';
import { SatisBelgesiAlindi } from './legacy/satis-belgesi-alindi.js';
import { SevkBelgesiAlindi } from './legacy/sevk-belgesi-alindi.js';
import { StokFarkiAlindi } from './legacy/stok-farki-alindi.js';
import { UrunBelgesiAlindi } from './legacy/urun-belgesi-alindi.js';
import { TeslimatKaydedildi } from './operations/teslimat-kaydedildi.js';
import { PersonelAyrildi } from './people/personel-ayrildi.js';
import { PersonelIseBasladi } from './people/personel-ise-basladi.js';
import { PrimGeriAlindi } from './people/prim-geri-alindi.js';
import { PrimHakedildi } from './people/prim-hakedildi.js';
import { SatisTemsilcisiAtandi } from './people/satis-temsilcisi-atandi.js';
import { UrunFiyatiDegisti } from './products/urun-fiyati-degisti.js';
import { UrunTanimlandi } from './products/urun-tanimlandi.js';
import { SiparisAlindi } from './sales/siparis-alindi.js';
import { SiparisBeklemeyeAlindi } from './sales/siparis-beklemeye-alindi.js';
import { SiparisIptalEdildi } from './sales/siparis-iptal-edildi.js';
import { SiparisOnaylandi } from './sales/siparis-onaylandi.js';

/** Every event type of the company. */
export const catalogue: readonly EventContract[] = [
  KayitKarantinayaAlindi,
  SatisBelgesiAlindi,
  IadeBelgesiAlindi,
  StokFarkiAlindi,
  SevkBelgesiAlindi,
  UrunBelgesiAlindi,
  CariHesapAcildi,
  CariHesapGuncellendi,
  CariHesapLimitiGuncellendi,
  UrunTanimlandi,
  UrunFiyatiDegisti,
  SiparisAlindi,
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
  FaturaIptalEdildi,
  IadeFaturasiAlindi,
  TahsilatAlindi,
  TahsilatEslestirildi,
  YevmiyeFisiIslendi,
  MuhasebeDonemiKapatildi,
  AlacakSupheliHaleGeldi,
  PersonelIseBasladi,
  PersonelAyrildi,
  SatisTemsilcisiAtandi,
  PrimHakedildi,
  PrimGeriAlindi,
  TeslimatKaydedildi,
];

const byType = new Map(catalogue.map((contract) => [contract.type as string, contract]));

/** The contract of a type, or undefined for a type nobody defined. */
export function contractOf(type: string): EventContract | undefined {
  return byType.get(type);
}
