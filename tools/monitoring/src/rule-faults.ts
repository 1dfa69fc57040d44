import { parseQuery } from './query.js';
import { isRenamed, queryFaults } from './query-faults.js';
import { alertsOf, recordingsOf, rulesOf, type RuleFile, type RuleTestFile } from './rule-file.js';
import type { Series } from './series.js';

/** A thousand records may be a second's work or a day's: what is too many is said in seconds. */
const RECORDS = 'erp_consumer_lag_records';

/** What is wrong with the rules of a file. */
export function ruleFaults(file: RuleFile, exposed: Series, recorded: ReadonlySet<string>): string[] {
  return [
    ...rulesOf(file).flatMap((rule) => {
      const name = 'alert' in rule ? rule.alert : rule.record;
      return queryFaults(rule.expr, exposed, recorded).map((fault) => `${name}: ${fault}`);
    }),
    ...alertsOf(file)
      .filter(({ expr }) => parseQuery(expr).limited.includes(RECORDS))
      .map(({ alert }) => `${alert}: compares a number of records; lag is judged in seconds`),
    ...recordingsOf(file)
      .filter(({ expr }) => parseQuery(expr).selectors.some(({ metric }) => metric === RECORDS))
      .map(({ record }) => `${record}: hides a number of records from the rule about them`),
    ...recordingsOf(file)
      .map(({ record, labels }) => ({ record, limit: labels?.['le'] ?? '' }))
      .filter(({ limit }) => isRenamed(limit))
      .map(({ record, limit }) => `${record}: the bucket "${limit}" has another name in Prometheus 3`),
  ];
}

/** Alerts of a file whose tests do not show both: that they fire, and that they do not. */
export function untestedAlerts(file: RuleFile, tests: RuleTestFile | undefined): string[] {
  const expectations = tests?.tests.flatMap((test) => test.alert_rule_test) ?? [];
  return alertsOf(file).flatMap(({ alert }) => {
    const own = expectations.filter(({ alertname }) => alertname === alert);
    return [
      ...(own.some(({ exp_alerts }) => exp_alerts.length > 0) ? [] : [`${alert}: no test in which it fires`]),
      ...(own.some(({ exp_alerts }) => exp_alerts.length === 0)
        ? []
        : [`${alert}: no test in which it does not fire`]),
    ];
  });
}
