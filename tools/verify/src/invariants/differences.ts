type Side = readonly [name: string, figures: ReadonlyMap<string, string>];

/** What differs between two sides, each keyed alike. */
export function differences([oneName, one]: Side, [otherName, other]: Side): readonly string[] {
  const keys = new Set([...one.keys(), ...other.keys()]);
  return [...keys]
    .filter((key) => one.get(key) !== other.get(key))
    .map(
      (key) => `${key}: ${oneName} ${one.get(key) ?? 'nothing'}, ${otherName} ${other.get(key) ?? 'nothing'}`,
    );
}
