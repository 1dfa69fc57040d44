/**
 * What the pages may load: their own scripts and fonts, nothing of anybody else, in nobody else's frame.
 *
 * @param issuer where they get tokens, beside this server.
 */
export function contentSecurityPolicy(issuer: string | undefined): string {
  const connected = issuer === undefined ? [] : [new URL(issuer).origin];
  return [
    "default-src 'none'",
    "script-src 'self'",
    // Mantine writes style elements and attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    ["connect-src 'self'", ...connected].join(' '),
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'none'",
  ].join('; ');
}
