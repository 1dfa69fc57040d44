import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

/** Where `nx build ops-console` puts the pages. */
export const PAGES = join(import.meta.dirname, '../../../../apps/ops-console/dist/web');

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** A built file, or the one page for any other address. */
export async function builtFile(pathname: string): Promise<{ type: string; content: Buffer }> {
  const asked = join(PAGES, normalize(pathname));
  const isFile = asked.startsWith(PAGES + sep) && extname(asked) !== '' && existsSync(asked);
  const path = isFile ? asked : join(PAGES, 'index.html');
  return { type: TYPES[extname(path)] ?? 'application/octet-stream', content: await readFile(path) };
}
