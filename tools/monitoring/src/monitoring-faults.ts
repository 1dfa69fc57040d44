import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { consumingServices, databaseServices } from '@kervan/verify';
import { parse } from 'yaml';
import type { z } from 'zod';
import { dashboardFaults } from './dashboard-faults.js';
import { Dashboard } from './dashboard-file.js';
import { promiseFaults } from './promise-faults.js';
import { ruleFaults, untestedAlerts } from './rule-faults.js';
import { alertsOf, recordingsOf, RuleFile, RuleTestFile } from './rule-file.js';
import { schemaFaults } from './schema-faults.js';
import { exposedSeries } from './series.js';

/**
 * What is wrong with the rules in `prometheus/rules` and the dashboards in `grafana/dashboards` of a folder, a line
 * each: empty when all is well.
 *
 * @param root of the repository, where the runbooks are
 */
export function monitoringFaults(folder: string, root: string): string[] {
  const faults: string[] = [];
  const rules = readEach(join(folder, 'prometheus/rules'), /(?<!\.test)\.yaml$/, RuleFile, faults);
  const tests = readEach(join(folder, 'prometheus/rules'), /\.test\.yaml$/, RuleTestFile, faults);
  const dashboards = readEach(join(folder, 'grafana/dashboards'), /\.json$/, Dashboard, faults);

  const exposed = exposedSeries();
  const recorded = new Set([...rules.values()].flatMap(recordingsOf).map(({ record }) => record));
  const tell = (name: string, found: string[]) => faults.push(...found.map((fault) => `${name}: ${fault}`));
  for (const [name, file] of rules) {
    // prometheus.yaml cannot leave out NAME.test.yaml in another way.
    tell(name, name.endsWith('t.yaml') ? ['Prometheus is told that names in "t" are tests'] : []);
    tell(name, ruleFaults(file, exposed, recorded));
    tell(name, untestedAlerts(file, tests.get(`${basename(name, '.yaml')}.test.yaml`)));
    const missing = alertsOf(file).filter(({ annotations }) => !existsSync(join(root, annotations.runbook)));
    tell(
      name,
      missing.map(({ alert, annotations }) => `${alert}: there is no ${annotations.runbook}`),
    );
  }
  for (const [name, dashboard] of dashboards) tell(name, dashboardFaults(dashboard, exposed, recorded));
  return [...faults, ...promiseFaults([...rules.values()], consumingServices, databaseServices)];
}

/** The files of a folder with their contents; what does not fit its schema is added to the faults instead. */
function readEach<Schema extends z.ZodType>(
  folder: string,
  pattern: RegExp,
  schema: Schema,
  faults: string[],
): Map<string, z.output<Schema>> {
  const files = new Map<string, z.output<Schema>>();
  for (const name of readdirSync(folder).filter((each) => pattern.test(each))) {
    const result = schema.safeParse(parse(readFileSync(join(folder, name), 'utf8')));
    if (result.success) files.set(name, result.data);
    else faults.push(...schemaFaults(result.error.issues).map((fault) => `${name}: ${fault}`));
  }
  return files;
}
