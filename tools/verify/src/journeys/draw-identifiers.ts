import { formatPosition, type IdentifierKind } from '@kervan/console-api';
import type { TrueEvent } from './broker-truth.js';

/** Something a person may ask for. */
export interface Identifier {
  readonly kind: IdentifierKind;
  readonly value: string;
}

/** Draws events at random, and of each one of the identifiers that lead to it. */
export function drawIdentifiers(
  events: readonly TrueEvent[],
  count: number,
  random: () => number,
): Identifier[] {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  return Array.from({ length: count }, () => {
    const event = pick(events);
    return event && pick(identifiersOf(event));
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
