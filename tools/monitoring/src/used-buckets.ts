import { parseQuery } from './query.js';
import { recordingsOf, rulesOf, type RuleFile } from './rule-file.js';

/** Limits of the buckets that rules ask for by name, or promise to. */
export function usedBuckets(file: RuleFile): string[] {
  const matched = rulesOf(file)
    .flatMap(({ expr }) => parseQuery(expr).selectors)
    .flatMap(({ matchers }) => matchers.filter(({ label }) => label === 'le').map(({ value }) => value));
  return [...matched, ...recordingsOf(file).flatMap(({ labels }) => labels?.['le'] ?? [])];
}
