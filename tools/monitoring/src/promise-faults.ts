import { recordingsOf, type RuleFile } from './rule-file.js';

/** Services of which nothing, or something twice, is promised: without a promise there is no alert. */
export function promiseFaults(
  rules: readonly RuleFile[],
  consumers: readonly string[],
  outboxes: readonly string[],
): string[] {
  const recordings = rules.flatMap(recordingsOf);
  const missing = (record: string, label: string, services: readonly string[]) => {
    const promised = recordings
      .filter((each) => each.record === record)
      .map(({ labels }) => labels?.[label] ?? '');
    return services
      .filter((service) => promised.filter((name) => name === service).length !== 1)
      .map((service) => `${record} must be recorded once for ${label} ${service}`);
  };
  return [
    ...missing('kervan:slo_max_age_seconds', 'consumer', consumers),
    ...missing('kervan:slo_delivery_bucket', 'consumer', consumers),
    ...missing('kervan:slo_unpublished_seconds', 'outbox', outboxes),
  ];
}
