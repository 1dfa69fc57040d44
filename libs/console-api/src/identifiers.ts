import { z } from 'zod';

/** The kinds of identifiers that lead to a journey; the words are those of addresses and of the command line. */
export const identifierKinds = [
  'order',
  'invoice',
  'account',
  'wo',
  'event',
  'corr',
  'trace',
  'offset',
] as const;
export const IdentifierKind = z.literal(identifierKinds);
export type IdentifierKind = z.output<typeof IdentifierKind>;

/** Business keys: what a clerk reads off a document. `wo` is the work-order number. */
export const businessKeyKinds = ['order', 'invoice', 'account', 'wo'] as const;
export const BusinessKeyKind = z.literal(businessKeyKinds);
export type BusinessKeyKind = z.output<typeof BusinessKeyKind>;

/** What somebody types or an address holds: one line of printable text. */
export const IdentifierText = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must be printable text');

/** Where a record lies on the broker. */
export interface BrokerPosition {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

const POSITION = /^([\w.-]{1,249})\/(\d{1,9})@(\d{1,15})$/;

/** Reads `topic/partition@offset`; null for any other text. */
export function parsePosition(text: string): BrokerPosition | null {
  const [, topic, partition, offset] = POSITION.exec(text) ?? [];
  if (topic === undefined) return null;
  return { topic, partition: Number(partition), offset: Number(offset) };
}

/** `topic/partition@offset` */
export function formatPosition({ topic, partition, offset }: BrokerPosition): string {
  return `${topic}/${partition}@${offset}`;
}
