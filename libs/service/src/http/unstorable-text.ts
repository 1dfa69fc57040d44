/**
 * Paths to text that no database holds as it is: with a NUL character, which PostgreSQL refuses, or half of a surrogate
 * pair, which UTF-8 cannot write.
 */
export function unstorableText(value: unknown): string[][] {
  const found: string[][] = [];
  const open: { readonly path: string[]; readonly value: unknown }[] = [{ path: [], value }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { path, value } = next;
    if (typeof value === 'string') {
      if (value.includes('\0') || /\p{Cs}/u.test(value)) found.push(path);
    } else if (typeof value === 'object' && value !== null) {
      for (const [field, item] of Object.entries(value)) open.push({ path: [...path, field], value: item });
    }
  }
  return found;
}
