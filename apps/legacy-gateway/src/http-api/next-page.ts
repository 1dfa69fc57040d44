import { KervanError } from '@kervan/contracts';
import type { Pages } from './api-collect.js';
import { valueAt } from './json-pointer.js';
import { nextLink } from './link-header.js';
import { offsetAfter } from './offset-after.js';
import type { Page, PageToken } from './page.js';
import { textOf } from './row-of.js';

/**
 * The page after one that was read; null after the last one.
 *
 * @param token of the page that was read; null: the first one
 * @throws KervanError SOURCE_UNAVAILABLE where the server leads in a circle or elsewhere
 */
export function nextPage(pages: Pages, token: PageToken | null, page: Page): PageToken | null {
  switch (pages.by) {
    case 'none':
      return null;
    case 'keyset':
      return keysetAfter(pages, token, page);
    case 'offset':
      return offsetAfter(pages.limit.value, token?.by === 'offset' ? token : null, page);
    case 'link':
      return linkAfter(page);
  }
}

function keysetAfter(
  { nextFrom, next }: Extract<Pages, { by: 'keyset' }>,
  token: PageToken | null,
  { url, json, lastRow, isNew }: Page,
): PageToken | null {
  const value = textOf(valueAt(nextFrom === 'answer' ? json : lastRow, next));
  if (value === null || value === '' || value === 'false') return null;
  if (token?.by !== 'keyset' || token.value !== value) return { by: 'keyset', value };
  // A server that begins with the row it was told answers with that row alone at the end.
  if (nextFrom === 'lastRow' && !isNew) return null;
  throw circle(url);
}

/** Tokens go with every request: only to the server that was declared. */
function linkAfter({ url, link }: Page): PageToken | null {
  const next = nextLink(link);
  if (next === null) return null;
  const target = URL.canParse(next, url.href) ? new URL(next, url) : null;
  if (target?.origin !== url.origin) {
    throw new KervanError('SOURCE_UNAVAILABLE', `${url.host}: the next page is said to be on another server`);
  }
  if (target.href === url.href) throw circle(url);
  return { by: 'link', url: target.href };
}

function circle({ host, pathname }: URL): KervanError {
  return new KervanError(
    'SOURCE_UNAVAILABLE',
    `${host}${pathname}: the next page is said to be the same one`,
  );
}
