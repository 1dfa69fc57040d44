import { z } from 'zod';
import { currency, day, decimal, identifier, positiveDecimal } from '../fields.js';

/** Where a received document came from: evidence, and the address of its lines. */
export const Origin = z.object({
  /** Name of the configured source, `online-retail`. */
  source: identifier,
  file: z.string().max(255),
  /** SHA-256 of the file's bytes, hexadecimal. */
  sha256: z.string().length(64),
  /** Line of the file (header = 1) on which the document begins; in formats with records, its number among these. */
  line: z.int().positive(),
  /** Byte of the file with which the document begins, 0 the first. */
  offset: z.int().min(0).optional(),
  /** By which version of the source's declaration it was read, and of the mapping tables that answered. */
  mapping: z.string().min(1).max(1000).optional(),
});

export const TradeLine = z.object({
  lineNo: z.int().positive(),
  sku: identifier,
  /** Up to 3 decimals; a return's quantities are what came back. */
  quantity: positiveDecimal,
  /** Net of KDV, zero or positive, up to 6 decimals; zero is a free sample. */
  unitPrice: decimal,
});

/** What a sales and a return document of a legacy system have in common. */
export const TradeDocument = z.object({
  documentNo: identifier,
  origin: Origin,
  businessDate: day,
  accountNo: identifier,
  currency,
  lines: z.array(TradeLine).min(1),
});
