import { IdentifierText, type BusinessKeyKind } from '@kervan/console-api';
import { contractOf, type Envelope } from '@kervan/contracts';

/** A number off a document. */
export interface BusinessKey {
  readonly kind: BusinessKeyKind;
  readonly value: string;
}

/** Fields of payloads that hold one; no other field is ever looked at. */
const kinds: ReadonlyMap<string, BusinessKeyKind> = new Map([
  ['orderNo', 'order'],
  ['invoiceNo', 'invoice'],
  ['accountNo', 'account'],
]);

/**
 * The business keys of an event: of its key, of its envelope, and of the top of its payload, where the record has one.
 *
 * @param payload JSON text; anything else holds no keys.
 */
export function businessKeysOf({ type, key, workOrderNo }: Envelope, payload: string | null): BusinessKey[] {
  const found = new Map<BusinessKeyKind, string>();
  const note = (kind: BusinessKeyKind | undefined, text: unknown) => {
    if (!kind) return;
    const { data: value } = IdentifierText.safeParse(text);
    if (value !== undefined) found.set(kind, value);
  };
  note('wo', workOrderNo);
  note(kinds.get(contractOf(type)?.key ?? ''), key);
  for (const [field, value] of Object.entries(objectOf(payload))) note(kinds.get(field), value);
  return [...found].map(([kind, value]) => ({ kind, value }));
}

function objectOf(payload: string | null): object {
  if (!payload?.startsWith('{')) return {};
  try {
    const parsed: unknown = JSON.parse(payload);
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}
