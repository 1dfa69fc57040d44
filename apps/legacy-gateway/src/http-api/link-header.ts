/** Where the next page is, as a header `Link` says it (RFC 8288); null where it names none. */
export function nextLink(header: string | null): string | null {
  for (const [, target, parameters = ''] of (header ?? '').matchAll(/<([^<>]*)>([^<]*)/g)) {
    if (/;\s*rel\s*=\s*("([^"]*\s)?next(\s[^"]*)?"|next\s*(;|,|$))/i.test(parameters)) return target ?? null;
  }
  return null;
}
