import { parseQuery } from './query.js';
import { labelValues, type Series } from './series.js';

/** What is wrong with a query: syntax, or series and labels that nobody exposes. */
export function queryFaults(text: string, exposed: Series, recorded: ReadonlySet<string>): string[] {
  const { unreadableFrom, selectors, groupings } = parseQuery(text);
  if (unreadableFrom !== null) return [`cannot be read from "${text.slice(unreadableFrom)}"`];
  const labels = new Set([...exposed.values()].flatMap((each) => [...each]));
  return [
    ...selectors.flatMap(({ metric, matchers }) => {
      const own = exposed.get(metric) ?? (recorded.has(metric) ? labels : undefined);
      if (!own) return [metric === '' ? 'selects without a metric' : `nobody exposes ${metric}`];
      const unknown = matchers.filter(({ label }) => !own.has(label));
      const unsaid = matchers.filter(({ label, value }) => {
        const said = labelValues.get(`${metric} ${label}`);
        return said !== undefined && !said.includes(value);
      });
      const renamed = matchers.filter(({ label, value }) => label === 'le' && isRenamed(value));
      return [
        ...unknown.map(({ label }) => `${metric} has no label ${label}`),
        ...unsaid.map(({ label, value }) => `${label} of ${metric} is never "${value}"`),
        ...renamed.map(({ value }) => `the bucket "${value}" has another name in Prometheus 3`),
      ];
    }),
    ...groupings.filter((label) => !labels.has(label)).map((label) => `no metric has a label ${label}`),
  ];
}

/** Prometheus 3 writes the limits of buckets as decimals: "5" is "5.0" there. */
export function isRenamed(limit: string): boolean {
  return /^\d+(\.0)?$/.test(limit);
}
