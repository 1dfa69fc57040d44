/**
 * `counter` and `histogram`: told as it happens. `gauge`: asked for when somebody collects. `total`: a counter that is
 * asked for, since something else keeps it.
 */
type MetricKind = 'counter' | 'histogram' | 'gauge' | 'total';

export interface MetricDefinition {
  readonly kind: MetricKind;
  /** UCUM: `s`, `By`; annotations in braces count things. */
  readonly unit:
    | 's'
    | 'By'
    | '1'
    | '{event}'
    | '{key}'
    | '{delivery}'
    | '{attempt}'
    | '{lane}'
    | '{item}'
    | '{file}'
    | '{record}';
  readonly description: string;
  /** Each has few values; ids, keys and whatever else grows with the data are for spans and log lines. */
  readonly labels: readonly string[];
}

/** Every metric of the product, by its OpenTelemetry name. */
export const metricCatalogue = {
  'erp.outbox.oldest_unpublished.age': {
    ...{ kind: 'gauge', unit: 's', labels: ['outbox'] },
    description: 'Age of the oldest committed event that is not on the broker; 0 when there is none.',
  },
  'erp.outbox.backlog': {
    ...{ kind: 'gauge', unit: '{event}', labels: ['outbox', 'state'] },
    description:
      'Committed events that are not on the broker: waiting, or held behind one the broker refused.',
  },
  'erp.outbox.look.age': {
    ...{ kind: 'gauge', unit: 's', labels: ['outbox'] },
    description: 'How long ago the outbox was looked at: backlog and age are those of then.',
  },
  'erp.outbox.publish.delay': {
    ...{ kind: 'histogram', unit: 's', labels: ['outbox'] },
    description: 'From the writing of events to their acknowledgement by the broker: the mean of each batch.',
  },
  'erp.outbox.publish.attempts': {
    ...{ kind: 'total', unit: '{event}', labels: ['outbox', 'outcome'] },
    description: 'Events sent to the broker: acknowledged, or failed and sent again.',
  },
  'erp.outbox.sequence_breaks': {
    ...{ kind: 'total', unit: '{event}', labels: ['outbox'] },
    description: 'Events that do not follow the one before them in their key; must stay 0.',
  },
  'erp.outbox.lanes': {
    ...{ kind: 'gauge', unit: '{lane}', labels: ['outbox'] },
    description: 'Lanes that this instance holds.',
  },
  'erp.outbox.table.size': {
    ...{ kind: 'gauge', unit: 'By', labels: ['outbox'] },
    description: 'Size of the outbox table with its indexes.',
  },
  'erp.event.delivery.delay': {
    ...{ kind: 'histogram', unit: 's', labels: ['consumer', 'event_type'] },
    description: 'From the time of an event to the commit of what its consumer made of it.',
  },
  'erp.inbox.handled': {
    ...{ kind: 'counter', unit: '{delivery}', labels: ['consumer', 'event_type', 'outcome'] },
    description: 'Deliveries by what became of them: the outcomes of receipts.',
  },
  'erp.consumer.retries': {
    ...{ kind: 'counter', unit: '{attempt}', labels: ['consumer', 'stage'] },
    description: 'Attempts after a failure: immediate, in place, or delayed, of a parked key.',
  },
  'erp.consumer.lag.records': {
    ...{ kind: 'gauge', unit: '{record}', labels: ['consumer', 'topic'] },
    description: 'Records of the topic, of all partitions, that have not taken effect yet.',
  },
  'erp.consumer.lag': {
    ...{ kind: 'gauge', unit: 's', labels: ['consumer', 'topic'] },
    description:
      'Age of the oldest record this instance has read and not brought into effect; 0 when there is none.',
  },
  'erp.consumer.drain_eta': {
    ...{ kind: 'gauge', unit: 's', labels: ['consumer'] },
    description: 'How long the records that wait will take at the rate of the last minute, at most 30 days.',
  },
  'erp.consumer.look.age': {
    ...{ kind: 'gauge', unit: 's', labels: ['consumer'] },
    description: 'How long ago positions and broker were looked at: the lag in records is that of then.',
  },
  'erp.dlq.depth': {
    ...{ kind: 'gauge', unit: '{event}', labels: ['consumer', 'state'] },
    description: 'Parked events: waiting for their next attempt, or dead, waiting for an operator.',
  },
  'erp.dlq.oldest.age': {
    ...{ kind: 'gauge', unit: 's', labels: ['consumer'] },
    description: 'How long the oldest parked event has been parked; 0 when there is none.',
  },
  'erp.dlq.added': {
    ...{ kind: 'counter', unit: '{event}', labels: ['consumer', 'event_type'] },
    description: 'Events that were parked because they failed.',
  },
  'erp.dlq.resolved': {
    ...{ kind: 'counter', unit: '{event}', labels: ['consumer', 'how'] },
    description: 'Parked events that are parked no more: handled, duplicate, or skipped by an operator.',
  },
  'messaging.process.duration': {
    ...{ kind: 'histogram', unit: 's', labels: ['consumer', 'event_type'] },
    description: 'How long the handler of an event took.',
  },
  'erp.quarantine.open': {
    ...{ kind: 'gauge', unit: '{record}', labels: ['source', 'code'] },
    description: 'Quarantined records that nobody has repaired or discarded, by what is wrong with them.',
  },
  'erp.quarantine.oldest.age': {
    ...{ kind: 'gauge', unit: 's', labels: ['source', 'code'] },
    description: 'How long the oldest of them has been in quarantine.',
  },
  'erp.journey.projected': {
    ...{ kind: 'counter', unit: '{record}', labels: ['kind'] },
    description:
      'What the console wrote into its read model: events, deliveries; malformed: records that are not what their topic holds.',
  },
  'erp.journey.projection.lag.records': {
    ...{ kind: 'gauge', unit: '{record}', labels: [] },
    description: 'Records on the broker that the read model does not yet have.',
  },
  'erp.journey.projection.lag': {
    ...{ kind: 'gauge', unit: 's', labels: [] },
    description: 'How long the oldest of them is known to wait; 0 when there is none.',
  },
  'erp.journey.completeness': {
    ...{ kind: 'gauge', unit: '1', labels: [] },
    description: 'Share of the deliveries that are due of which a receipt came, 0 to 1.',
  },
  'erp.receipts.missing': {
    ...{ kind: 'gauge', unit: '{delivery}', labels: ['consumer'] },
    description: 'Deliveries that their consumer has gone past without a receipt.',
  },
  'erp.source.gaps': {
    ...{ kind: 'gauge', unit: '{item}', labels: ['source'] },
    description: 'Gaps in the order of the files of a legacy system: something did not come.',
  },
  'erp.outbound.backlog': {
    ...{ kind: 'gauge', unit: '{file}', labels: ['destination', 'state'] },
    description:
      'Files for legacy systems that are not in their folder: waiting, or failing, since the last try did.',
  },
  'erp.outbound.oldest.age': {
    ...{ kind: 'gauge', unit: 's', labels: ['destination'] },
    description: 'How long the oldest of them has waited; 0 when there is none.',
  },
  'process.cpu.time': {
    ...{ kind: 'total', unit: 's', labels: [] },
    description: 'CPU time of the process.',
  },
  'process.memory.usage': {
    ...{ kind: 'gauge', unit: 'By', labels: [] },
    description: 'Resident memory of the process.',
  },
} as const satisfies Record<string, MetricDefinition>;

export type MetricName = keyof typeof metricCatalogue;

export function isMetricName(name: string): name is MetricName {
  return name in metricCatalogue;
}

/** Names of the metrics of some kinds. */
export type MetricNameOf<Kind extends MetricKind> = {
  [Name in MetricName]: (typeof metricCatalogue)[Name]['kind'] extends Kind ? Name : never;
}[MetricName];

/** The labels of a metric, all of them. */
export type LabelsOf<Name extends MetricName> = Readonly<
  Record<(typeof metricCatalogue)[Name]['labels'][number], string>
>;

const unitWords: Partial<Record<MetricDefinition['unit'], string>> = { s: '_seconds', By: '_bytes' };

/** What the metric is called in Prometheus, without the endings of a histogram: `erp_inbox_handled_total`. */
export function prometheusName(name: MetricName): string {
  const { kind, unit }: MetricDefinition = metricCatalogue[name];
  const total = kind === 'counter' || kind === 'total' ? '_total' : '';
  return `${name.replaceAll('.', '_')}${unitWords[unit] ?? ''}${total}`;
}
