import {
  AlacakSupheliHaleGeldi,
  CariHesapAcildi,
  FaturaKesildi,
  KayitKarantinayaAlindi,
  MalKabulEdildi,
  MuhasebeDonemiKapatildi,
  PersonelIseBasladi,
  PrimHakedildi,
  SatisBelgesiAlindi,
  SatisTemsilcisiAtandi,
  SiparisAlindi,
  SiparisOnaylandi,
  StokDuzeyiDegisti,
  StokRezervasyonuTamamlandi,
  TahsilatAlindi,
  UrunTanimlandi,
  YevmiyeFisiIslendi,
} from '@kervan/contracts';
import type { WritingService } from './services.js';

/** Of each writing service one event of every topic that it writes. */
const written = {
  'erp-core': [
    CariHesapAcildi,
    FaturaKesildi,
    PersonelIseBasladi,
    SatisTemsilcisiAtandi,
    SiparisOnaylandi,
    TahsilatAlindi,
    UrunTanimlandi,
  ],
  warehouse: [MalKabulEdildi, StokDuzeyiDegisti, StokRezervasyonuTamamlandi],
  accounting: [AlacakSupheliHaleGeldi, MuhasebeDonemiKapatildi, YevmiyeFisiIslendi],
  'legacy-gateway': [KayitKarantinayaAlindi, SatisBelgesiAlindi],
  ecommerce: [SiparisAlindi],
  hr: [PrimHakedildi],
} as const satisfies Record<WritingService, readonly { readonly topic: string }[]>;

/** The one service that writes a topic; of topics with an order to keep all are here. */
export const topicWriters: ReadonlyMap<string, string> = new Map(
  Object.entries(written).flatMap(([service, events]) =>
    events.map(({ topic }) => [topic, service] as const),
  ),
);
