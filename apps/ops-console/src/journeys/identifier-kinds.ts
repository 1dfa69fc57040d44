import { businessKeyKinds, parsePosition, type IdentifierKind } from '@kervan/console-api';

const TRACE_ID = /^[0-9a-f]{32}$/i;

/** The kinds of identifier that a text may be: any text may be a business key or the id of a foreign producer. */
export function kindsOf(text: string): IdentifierKind[] {
  return [
    ...businessKeyKinds,
    'event',
    'corr',
    ...(TRACE_ID.test(text) ? (['trace'] as const) : []),
    ...(parsePosition(text) ? (['offset'] as const) : []),
  ];
}
