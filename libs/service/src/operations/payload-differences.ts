/** One place at which two payloads differ: JSON texts, null where one of them has nothing there. */
export interface Difference {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * Where two JSON values differ, each place named by its JSON pointer; lists are compared element by element.
 *
 * @param path pointer of the two values.
 */
export function payloadDifferences(before: unknown, after: unknown, path = ''): Difference[] {
  if (isTree(before) && isTree(after) && Array.isArray(before) === Array.isArray(after)) {
    const one = new Map<string, unknown>(Object.entries(before));
    const other = new Map<string, unknown>(Object.entries(after));
    return [...new Set([...one.keys(), ...other.keys()])].flatMap((name) =>
      payloadDifferences(one.get(name), other.get(name), `${path}/${escaped(name)}`),
    );
  }
  const texts = { before: textOf(before), after: textOf(after) };
  return texts.before === texts.after ? [] : [{ path, ...texts }];
}

function isTree(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
