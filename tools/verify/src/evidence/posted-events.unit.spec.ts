import { describe, expect, it } from '@jest/globals';
import {
  AlacakSupheliHaleGeldi,
  FaturaIptalEdildi,
  FaturaKesildi,
  IadeFaturasiAlindi,
  MalKabulEdildi,
  PrimGeriAlindi,
  PrimHakedildi,
  SevkiyatGerceklesti,
  SiparisOnaylandi,
  TahsilatAlindi,
  TahsilatEslestirildi,
} from '@kervan/contracts';
import { isPosted } from './posted-events.js';

const costing = (...costs: string[]) => JSON.stringify({ lines: costs.map((cost) => ({ cost })) });

describe('events that the ledger must have a voucher of', () => {
  it.each(
    [
      FaturaKesildi,
      FaturaIptalEdildi,
      IadeFaturasiAlindi,
      TahsilatAlindi,
      TahsilatEslestirildi,
      AlacakSupheliHaleGeldi,
      PrimHakedildi,
      PrimGeriAlindi,
    ].map(({ type }) => type),
  )('are documents of money, whatever they say: %s', (type) => {
    expect(isPosted(type, '{}')).toBe(true);
  });

  it.each([SevkiyatGerceklesti.type, MalKabulEdildi.type])(
    'are goods that moved and cost something: %s',
    (type) => {
      expect(isPosted(type, costing('0.00', '0.01'))).toBe(true);
      expect(isPosted(type, costing('0.00', '0'))).toBe(false);
      expect(isPosted(type, costing())).toBe(false);
    },
  );

  it('are counts whose loss and surplus make up for each other', () => {
    expect(isPosted(MalKabulEdildi.type, costing('-3.06', '3.06'))).toBe(true);
  });

  it('are no orders', () => {
    expect(isPosted(SiparisOnaylandi.type, 'not even read')).toBe(false);
  });
});
