import { formatPosition, type IdentifierKind } from '@kervan/console-api';
import type { TrueEvent } from './broker-truth.js';

/** Something a person may ask for. */
export interface Identifier {
  readonly kind: IdentifierKind;
  readonly value: string;
}

/** Draws identifiers at random: each kind as often as any other, however many there are of it. */
export function drawIdentifiers(
  events: Iterable<TrueEvent>,
  count: number,
  random: () => number,
): Identifier[] {
  const byKind = new Map<IdentifierKind, Set<string>>();
  for (const event of events) {
    for (const { kind, value } of identifiersOf(event)) {
      const values = byKind.get(kind) ?? new Set();
      byKind.set(kind, values.add(value));
    }
  }
  const kinds = [...byKind].map(([kind, values]) => ({ kind, values: [...values] }));
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  return Array.from({ length: count }, () => {
    const { kind, values } = pick(kinds) ?? {};
    const value = values && pick(values);
    return kind === undefined || value === undefined ? undefined : { kind, value };
  }).filter((identifier) => identifier !== undefined);
}

/** Every identifier that an event carries. */
export function identifiersOf(event: TrueEvent): Identifier[] {
  return [
    { kind: 'event', value: event.id },
    { kind: 'corr', value: event.correlationId },
    { kind: 'offset', value: formatPosition(event) },
    ...(event.traceId === null ? [] : [{ kind: 'trace' as const, value: event.traceId }]),
    ...event.keys,
  ];
}
