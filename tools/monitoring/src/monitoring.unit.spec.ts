import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { startTelemetry } from '@kervan/observability';
import { parse } from 'yaml';
import { monitoringFaults } from './monitoring-faults.js';
import { RuleFile } from './rule-file.js';
import { usedBuckets } from './used-buckets.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const ours = `${root}infra`;
const red = `${root}tools/monitoring/red`;

describe('the rules and dashboards', () => {
  it('ask for what the services expose, and are tested and explained', () => {
    expect(monitoringFaults(ours, root)).toEqual([]);
  });

  it('compare with buckets that the histograms have', async () => {
    const telemetry = await startTelemetry({ service: 'spec', endpoint: undefined });
    telemetry.metrics.record('erp.outbox.publish.delay', { outbox: 'crm' }, 1);
    telemetry.metrics.record('erp.event.delivery.delay', { consumer: 'crm', event_type: 'any' }, 1);
    const lines = (await telemetry.scrape()).split('\n');
    await telemetry.shutdown();

    const folder = `${ours}/prometheus/rules`;
    const rules = ['slo.yaml', 'outbox.yaml', 'delivery.yaml'].map((name) =>
      RuleFile.parse(parse(readFileSync(`${folder}/${name}`, 'utf8'))),
    );
    const used = new Set(rules.flatMap(usedBuckets));
    expect(used.size).toBeGreaterThan(0);
    for (const metric of ['erp_outbox_publish_delay_seconds', 'erp_event_delivery_delay_seconds']) {
      const buckets = lines.filter((line) => line.startsWith(`${metric}_bucket{`));
      const limits = buckets.map((line) => /le="([^"]+)"/.exec(line)?.[1]);
      expect(limits).toEqual(expect.arrayContaining([...used]));
    }
  });
});

describe('the checks of rules and dashboards', () => {
  const faults = monitoringFaults(red, root);

  it.each([
    [
      'a limit on records',
      'broken.yaml: ManyRecords: compares a number of records; lag is judged in seconds',
    ],
    [
      'records behind another name',
      'broken.yaml: kervan:records: hides a number of records from the rule about them',
    ],
    [
      'a promised bucket that Prometheus 3 renames',
      'broken.yaml: kervan:slo_delivery_bucket: the bucket "5" has',
    ],
    ['a bucket that Prometheus 3 renames', 'broken.yaml: UnknownNames: the bucket "5" has another name'],
    ['an unreadable rule', 'broken.yaml: Unreadable: cannot be read from ") > 0"'],
    ['an unknown metric', 'broken.yaml: UnknownNames: nobody exposes erp_inbox_handeled_total'],
    ['an unknown label', 'broken.yaml: UnknownNames: erp_inbox_handled_total has no label topic'],
    [
      'an unknown outcome',
      'broken.yaml: UnknownNames: outcome of erp_inbox_handled_total is never "procesed"',
    ],
    ['an unknown grouping', 'broken.yaml: UnknownNames: no metric has a label customer'],
    ['no metric at all', 'broken.yaml: UnknownNames: selects without a metric'],
    ['a missing runbook', 'broken.yaml: Unreadable: there is no docs/runbooks/nowhere.md'],
    ['an alert never seen to fire', 'broken.yaml: ManyRecords: no test in which it fires'],
    ['an alert never seen silent', 'broken.yaml: Unreadable: no test in which it does not fire'],
    ['an alert without severity', 'careless.yaml: groups.0.rules.0.labels.severity: '],
    ['an alert without runbook', 'careless.yaml: groups.0.rules.0.annotations.runbook: '],
    ['an alert that leads to no page', 'careless.yaml: groups.0.rules.0.annotations.console: '],
    ['a consumer without promise', 'kervan:slo_max_age_seconds must be recorded once for consumer hr'],
    ['a consumer with two promises', 'kervan:slo_max_age_seconds must be recorded once for consumer crm'],
    [
      'an outbox without promise',
      'kervan:slo_unpublished_seconds must be recorded once for outbox legacy-gateway',
    ],
    ['an unknown metric in a panel', 'broken.json: Names: nobody exposes erp_inbox_handled'],
    ['an unknown variable in a panel', 'broken.json: Names: there is no variable consumers'],
    ['an unknown metric in a variable', 'broken.json: variable consumer: nobody exposes erp_dlq_deepth'],
    ['a rule file that Prometheus passes over', 'passed-by-it.yaml: Prometheus is told'],
    ['an id', 'careless.json: id: '],
    ['a dashboard without a question', 'careless.json: panels.0.options.content: must be one question'],
    ['a panel without description', 'careless.json: panels.1.description: '],
    ['a panel without unit', 'careless.json: panels.1.fieldConfig.defaults.unit: '],
    ['a panel with a data source of its own', 'careless.json: panels.1.datasource.uid: '],
    ['a panel without legend', 'careless.json: panels.1.targets.0.legendFormat: '],
  ])('find %s', (_what, line) => {
    expect(faults).toContainEqual(expect.stringContaining(line));
  });
});
