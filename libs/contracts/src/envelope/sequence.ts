import { z } from 'zod';

/** Place of an event among the events of its (topic, key): a higher epoch begins again at 1. */
export interface Sequence {
  /** 1..9999; raised only when a producer's database was restored to an earlier point. */
  readonly epoch: number;
  /** 1, 2, 3 ... without gap. */
  readonly number: number;
}

/** `ce_sequence`: 4 digits of epoch and 16 of number, so that text order is sequence order. */
export function formatSequence({ epoch, number }: Sequence): string {
  return String(epoch).padStart(4, '0') + String(number).padStart(16, '0');
}

export const sequenceText = z
  .string()
  .regex(/^\d{20}$/, 'must be 20 digits: 4 of epoch, 16 of number')
  .refine((text) => Number.isSafeInteger(Number(text.slice(4))), 'the number must be below 2^53')
  .transform((text): Sequence => ({ epoch: Number(text.slice(0, 4)), number: Number(text.slice(4)) }));
