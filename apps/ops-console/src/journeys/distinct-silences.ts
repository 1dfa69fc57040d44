import type { Silence } from '@kervan/console-api';

/** Each silent service once, by name, since the earliest time that is known. */
export function distinctSilences(silences: readonly Silence[]): Silence[] {
  const earliest = new Map<string, string | null>();
  for (const { service, since } of silences) {
    const known = earliest.get(service) ?? null;
    earliest.set(service, known === null || (since !== null && since < known) ? since : known);
  }
  return [...earliest].map(([service, since]) => ({ service, since })).sort(byService);
}

function byService(a: Silence, b: Silence): number {
  return a.service < b.service ? -1 : 1;
}
