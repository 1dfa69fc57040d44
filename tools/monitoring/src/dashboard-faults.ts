import type { Dashboard } from './dashboard-file.js';
import { queryFaults } from './query-faults.js';
import type { Series } from './series.js';

const LABEL_VALUES = /^label_values\((.+), (\w+)\)$/;

/** What is wrong with the queries and variables of a dashboard. */
export function dashboardFaults(
  { panels: [, ...panels], templating }: Dashboard,
  exposed: Series,
  recorded: ReadonlySet<string>,
): string[] {
  const variables = new Set(templating.list.map(({ name }) => name));
  const choices = templating.list.filter((variable) => variable.type === 'query');
  return [
    ...panels.flatMap(({ title, targets }) =>
      targets
        .flatMap(({ expr }) => [
          ...queryFaults(expr.replaceAll('$__rate_interval', '5m'), exposed, recorded),
          ...variablesIn(expr)
            .filter((name) => !variables.has(name))
            .map((name) => `there is no variable ${name}`),
        ])
        .map((fault) => `${title}: ${fault}`),
    ),
    ...choices.flatMap(({ name, query: { query } }) => {
      const [, metric, label] = LABEL_VALUES.exec(query) ?? [];
      if (metric === undefined) return [`variable ${name}: must be label_values(METRIC, LABEL)`];
      const asked = `count by (${label}) (${metric})`;
      return queryFaults(asked, exposed, recorded).map((fault) => `variable ${name}: ${fault}`);
    }),
  ];
}

function variablesIn(expr: string): string[] {
  const names = [...expr.matchAll(/\$\{?(\w+)/g)].map(([, name]) => name ?? '');
  return names.filter((name) => !name.startsWith('__'));
}
