/** An object as a literal of TypeScript, and the path of the field that begins in each of its lines. */
export interface Literal {
  readonly lines: readonly string[];
  readonly paths: readonly string[];
}

/** Writes one field a line, so that a fault in a line is one of its field. */
export function literalOf(value: unknown, path = ''): Literal {
  if (typeof value !== 'object' || value === null) return { lines: [JSON.stringify(value)], paths: [path] };
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const lines: string[] = [open];
  const paths: string[] = [path];
  for (const [name, field] of Object.entries(value)) {
    const inner = literalOf(
      field,
      Array.isArray(value) ? `${path}[${name}]` : path ? `${path}.${name}` : name,
    );
    const label = Array.isArray(value) ? '' : `${JSON.stringify(name)}: `;
    const [first = '', ...rest] = inner.lines;
    lines.push(`${label}${first}`, ...rest);
    paths.push(...inner.paths);
    lines.push(`${lines.pop() ?? ''},`);
  }
  return { lines: [...lines, close], paths: [...paths, path] };
}
