/** Every choice out of a set of components, from none to all, as they are named in a kustomization. */
export function combinations(components: readonly string[]): readonly (readonly string[])[] {
  return components.reduce<string[][]>(
    (chosen, component) => [...chosen, ...chosen.map((others) => [...others, component])],
    [[]],
  );
}
