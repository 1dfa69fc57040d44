import type { ApiCollect } from './api-collect.js';
import type { PageToken } from './page.js';
import { timeText } from './server-time.js';

const SECOND_MS = 1_000;

/** @param since milliseconds since 1970; null: everything */
export function addressOf(collect: ApiCollect, since: number | null, token: PageToken | null): URL {
  if (token?.by === 'link') return new URL(token.url);
  const url = new URL(collect.url.replace(/\/$/, '') + collect.path);
  for (const [name, value] of parametersOf(collect, since, token)) url.searchParams.set(name, value);
  return url;
}

function* parametersOf(
  { query, pages, since: asked }: ApiCollect,
  since: number | null,
  token: PageToken | null,
): Generator<readonly [string, string]> {
  yield* Object.entries(query);
  if (asked) {
    const first = asked.first === undefined ? null : Date.parse(asked.first);
    const from = since === null ? first : since - asked.overlapSeconds * SECOND_MS;
    if (from !== null) yield [asked.parameter, timeText(from, asked.time)];
  }
  if (pages.by !== 'none' && pages.limit) yield [pages.limit.parameter, String(pages.limit.value)];
  if (pages.by === 'keyset' && token?.by === 'keyset') yield [pages.parameter, token.value];
  if (pages.by === 'offset') yield [pages.parameter, String(token?.by === 'offset' ? token.offset : 0)];
}
