import { z } from 'zod';

const PLACE = 'kervan.recent';
const MOST = 5;
const Recent = z.array(z.string().max(300)).max(MOST);

/** What was searched for in this tab, newest first. */
export function recentSearches(): readonly string[] {
  try {
    return Recent.parse(JSON.parse(sessionStorage.getItem(PLACE) ?? '[]'));
  } catch {
    return [];
  }
}

export function rememberSearch(q: string): void {
  const recent = [q, ...recentSearches().filter((other) => other !== q)].slice(0, MOST);
  sessionStorage.setItem(PLACE, JSON.stringify(recent));
}
