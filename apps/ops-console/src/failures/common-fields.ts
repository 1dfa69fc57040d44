/** A field that events have in common. */
export interface CommonField {
  readonly field: string;
  readonly value: string;
}

/** Fields of which all events have the same value, by name. One event has nothing in common with others. */
export function commonFields(events: readonly Readonly<Record<string, string | null>>[]): CommonField[] {
  const [first = {}, ...others] = events;
  if (others.length === 0) return [];
  return Object.entries(first).flatMap(([field, value]) =>
    value !== null && others.every((event) => event[field] === value) ? [{ field, value }] : [],
  );
}
