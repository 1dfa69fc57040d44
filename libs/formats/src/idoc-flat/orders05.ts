import { dataHeader } from './data-record.js';
import type { SegmentLayout, SegmentLayouts } from './segment-layout.js';

/** Fields of ORDERS05 and their lengths, up to the last one that is read; those without a name are passed over. */
const segments: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  E2EDK01: [
    ['ACTION', 3],
    ['', 1],
    ['CURCY', 3],
    ['', 72],
    ['BSART', 4],
    ['BELNR', 35],
  ],
  E2EDK02: [
    ['QUALF', 3],
    ['BELNR', 35],
    ['', 6],
    ['DATUM', 8],
  ],
  E2EDK03: [
    ['IDDAT', 3],
    ['DATUM', 8],
  ],
  E2EDKA1: [
    ['PARVW', 3],
    ['PARTN', 17],
    ['', 324],
    ['LAND1', 3],
  ],
  E2EDP01: [
    ['POSEX', 6],
    ['ACTION', 3],
    ['', 2],
    ['MENGE', 15],
    ['MENEE', 3],
    ['', 25],
    ['VPREI', 15],
    ['PEINH', 9],
    ['NETWR', 18],
  ],
  E2EDP19: [
    ['QUALF', 3],
    ['IDTNR', 35],
    ['KTEXT', 70],
  ],
  E2EDP20: [
    ['', 30],
    ['EDATU', 8],
  ],
  E2EDS01: [
    ['SUMID', 3],
    ['SUMME', 18],
  ],
};

/** Layouts of the segments of ORDERS05 that a canonical order is made of. */
export const orders05: SegmentLayouts = new Map(
  Object.entries(segments).map(([segment, fields]): [string, SegmentLayout] => {
    let at = dataHeader + 1;
    const placed = fields.map(([name, length]) => {
      const field = { name, at, length };
      at += length;
      return field;
    });
    const name = segment.replace('E2', 'E1');
    return [segment, { name, fields: placed.filter((field) => field.name !== '') }];
  }),
);
