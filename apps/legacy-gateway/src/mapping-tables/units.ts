import { mappingTable } from './mapping-table.js';

/** Table of the units that every source may use; a source's own table is asked before it. */
export const UNITS = 'units';

/**
 * Codes of UN/ECE recommendation 20 and what people, SAP and X12 write for them. Codes that all count single pieces are one
 * unit here, C62.
 */
export const units = mappingTable(UNITS, 1, 'folded', {
  ...meaning('C62', 'C62 EA H87 NAR NIU NMB PCE PC PCS STK AD ADT ADET TANE EACH PIECE'),
  ...meaning('KGM', 'KGM KG KGS KILO KİLOGRAM'),
  ...meaning('GRM', 'GRM GR G GRAM'),
  ...meaning('TNE', 'TNE TO TON'),
  ...meaning('MTR', 'MTR M MT METRE METER'),
  ...meaning('CMT', 'CMT CM'),
  ...meaning('MMT', 'MMT MM'),
  ...meaning('KMT', 'KMT KM'),
  ...meaning('MTK', 'MTK M2 METREKARE'),
  ...meaning('MTQ', 'MTQ M3 METREKÜP'),
  ...meaning('LTR', 'LTR L LT LİTRE LITER'),
  ...meaning('MLT', 'MLT ML'),
  ...meaning('HUR', 'HUR SAAT'),
  ...meaning('MIN', 'MIN DAKİKA'),
  ...meaning('DAY', 'DAY GÜN'),
  ...meaning('MON', 'MON AY'),
  ...meaning('ANN', 'ANN YIL'),
  ...meaning('KWH', 'KWH'),
  ...meaning('DZN', 'DZN DZ DÜZİNE DOZEN'),
  ...meaning('PR', 'PR PAR ÇİFT PAIR'),
  ...meaning('SET', 'SET TAKIM'),
  ...meaning('BX', 'BX KUTU BOX'),
  ...meaning('CT', 'CT KOLİ CARTON'),
  ...meaning('PK', 'PK PAKET PACK'),
  ...meaning('PF', 'PF PAL PALET PALLET'),
  ...meaning('RO', 'RO RL RULO ROLL'),
  ...meaning('BG', 'BG TORBA BAG'),
});

function meaning(code: string, names: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [name, code]));
}
