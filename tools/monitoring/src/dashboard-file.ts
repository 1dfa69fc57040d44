import { z } from 'zod';

/** Chosen by whoever looks: the files are used as they are wherever Prometheus is. */
const datasource = z.strictObject({ type: z.literal('prometheus'), uid: z.literal('${datasource}') });

const Text = z.looseObject({
  type: z.literal('text'),
  id: z.never().optional(),
  options: z.looseObject({ content: z.string().regex(/^[^\n]+\?$/, 'must be one question') }),
});

const Panel = z.looseObject({
  type: z.literal(['timeseries', 'stat']),
  id: z.never().optional(),
  title: z.string().min(1),
  description: z.string().min(1),
  datasource,
  fieldConfig: z.looseObject({ defaults: z.looseObject({ unit: z.string().min(1) }) }),
  targets: z
    .array(z.looseObject({ refId: z.string(), expr: z.string(), legendFormat: z.string().min(1) }))
    .min(1),
});

const Source = z.looseObject({ type: z.literal('datasource'), name: z.string() });
const Choice = z.looseObject({
  type: z.literal('query'),
  name: z.string(),
  datasource,
  query: z.looseObject({ query: z.string() }),
});

/** A dashboard of Grafana, as strict as ours are: it begins with the question that it answers. */
export const Dashboard = z.looseObject({
  id: z.never().optional(),
  uid: z.string().regex(/^kervan-[a-z-]+$/),
  title: z.string().min(1),
  templating: z.looseObject({ list: z.array(z.union([Source, Choice])) }),
  panels: z.tuple([Text], Panel),
});
export type Dashboard = z.output<typeof Dashboard>;
