import { createNoopMeter, type Meter, type Observable } from '@opentelemetry/api';
import {
  metricCatalogue,
  type LabelsOf,
  type MetricDefinition,
  type MetricNameOf,
} from './metric-catalogue.js';

/** From a few milliseconds to half an hour. */
const SECONDS = [
  0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30, 60, 300, 1_800,
];

type Told = (labels: Readonly<Record<string, string>>, value: number) => void;
type Asked = MetricNameOf<'gauge' | 'total'>;

/** What a service measures of itself. Names, units and labels are those of the catalogue. */
export class Metrics {
  readonly #told = new Map<string, Told>();
  readonly #asked = new Map<string, Observable>();

  constructor(meter: Meter) {
    for (const [name, definition] of Object.entries<MetricDefinition>(metricCatalogue)) {
      const { kind, unit, description } = definition;
      const options = { unit, description };
      if (kind === 'counter') {
        const counter = meter.createCounter(name, options);
        this.#told.set(name, (labels, count) => counter.add(count, labels));
      } else if (kind === 'histogram') {
        const advice = { explicitBucketBoundaries: SECONDS };
        const histogram = meter.createHistogram(name, { ...options, advice });
        this.#told.set(name, (labels, seconds) => histogram.record(seconds, labels));
      } else if (kind === 'gauge') this.#asked.set(name, meter.createObservableGauge(name, options));
      else this.#asked.set(name, meter.createObservableCounter(name, options));
    }
  }

  /** So many more have happened. */
  add<Name extends MetricNameOf<'counter'>>(name: Name, labels: LabelsOf<Name>, count = 1): void {
    this.#told.get(name)?.(labels, count);
  }

  /** One of them took so many seconds. */
  record<Name extends MetricNameOf<'histogram'>>(name: Name, labels: LabelsOf<Name>, seconds: number): void {
    this.#told.get(name)?.(labels, seconds);
  }

  /**
   * @param read is called whenever somebody collects, and tells what is now; what it throws is lost with its values. What
   * it told stays told until it tells anew.
   */
  observe<Name extends Asked>(
    name: Name,
    read: (tell: (value: number, labels: LabelsOf<Name>) => void) => void | Promise<void>,
  ): void {
    this.#asked.get(name)?.addCallback(async (result) => {
      await read((value, labels) => result.observe(value, labels));
    });
  }
}

/** Nobody collects them. */
export function uncollectedMetrics(): Metrics {
  return new Metrics(createNoopMeter());
}
