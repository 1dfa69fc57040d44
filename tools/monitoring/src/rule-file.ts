import { z } from 'zod';

const labels = z.record(z.string(), z.string());

const Recording = z.strictObject({ record: z.string(), expr: z.string(), labels: labels.optional() });

/** Pages of the console that alerts lead to; whoever sets up Prometheus gives its address as an external label. */
const pages = [
  '/',
  '/consumers/{{ $labels.consumer }}',
  '/failures?consumer={{ $labels.consumer }}',
  '/outbox',
].map((page) => `{{ $externalLabels.console }}${page}`);

const Alert = z.strictObject({
  alert: z.string().regex(/^[A-Z][A-Za-z]+$/),
  expr: z.string(),
  for: z.string().optional(),
  labels: z.strictObject({
    /** Page: at once, at night too. Warning: today. Ticket: somebody's work, in its turn. */
    severity: z.literal(['page', 'warning', 'ticket']),
  }),
  annotations: z.strictObject({
    summary: z.string().min(1),
    description: z.string().min(1),
    /** Path in the repository. */
    runbook: z.string().regex(/^docs\/runbooks\/[a-z-]+\.md$/),
    console: z.literal(pages),
  }),
});
export type Alert = z.output<typeof Alert>;

/** A rule file of Prometheus, as strict as ours are. */
export const RuleFile = z.strictObject({
  groups: z.array(z.strictObject({ name: z.string(), rules: z.array(z.union([Recording, Alert])) })),
});
export type RuleFile = z.output<typeof RuleFile>;

/** The tests that promtool runs, as far as they are judged. */
export const RuleTestFile = z.looseObject({
  rule_files: z.array(z.string()),
  tests: z.array(
    z.looseObject({
      alert_rule_test: z.array(
        z.looseObject({ alertname: z.string(), exp_alerts: z.array(z.unknown()).default([]) }),
      ),
    }),
  ),
});
export type RuleTestFile = z.output<typeof RuleTestFile>;

export const rulesOf = ({ groups }: RuleFile) => groups.flatMap(({ rules }) => rules);

export const alertsOf = (file: RuleFile) => rulesOf(file).filter((rule) => 'alert' in rule);

export const recordingsOf = (file: RuleFile) => rulesOf(file).filter((rule) => 'record' in rule);
