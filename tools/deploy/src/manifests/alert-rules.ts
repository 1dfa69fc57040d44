import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IPrometheusRule } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1';
import { parse } from 'yaml';
import { z } from 'zod';

const RuleFile = z.object({
  groups: z.array(
    z.looseObject({
      name: z.string(),
      rules: z.array(
        z.looseObject({ expr: z.string(), labels: z.record(z.string(), z.string()).optional() }),
      ),
    }),
  ),
});

/** The rules that Prometheus reads as files elsewhere, for the Prometheus operator. */
export function alertRules(folder: string): IPrometheusRule {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml') && !file.endsWith('.test.yaml'));
  const groups = files
    .sort()
    .flatMap((file) => RuleFile.parse(parse(readFileSync(join(folder, file), 'utf8'))).groups);
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'kervan' },
    spec: { groups },
  };
}
