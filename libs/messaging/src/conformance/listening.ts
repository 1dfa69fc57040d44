import type {
  Batch,
  BatchControl,
  Broker,
  PartitionOffsets,
  Subscription,
  SubscriptionState,
} from '../broker.js';
import { Deliveries } from './deliveries.js';

export interface Listening {
  readonly group?: string;
  readonly topic: string;
  readonly startAt?: ReadonlyMap<string, number>;
  readonly onAsked?: (assigned: readonly PartitionOffsets[]) => void;
  readonly onBatch?: (batch: Batch, control: BatchControl) => Promise<void>;
  readonly onState?: (state: SubscriptionState) => void;
}

/** Subscribes; what is delivered is noted and, if nothing else is asked for, resolved. */
export async function listen(
  broker: Broker,
  options: Listening,
): Promise<{ heard: Deliveries; subscription: Subscription }> {
  const heard = new Deliveries();
  const subscription = await broker.subscribe({
    group: options.group ?? `group-of-${options.topic}`,
    topics: [options.topic],
    startAt(assigned) {
      options.onAsked?.(assigned);
      return Promise.resolve(options.startAt ?? new Map());
    },
    async onBatch(batch, control) {
      if (options.onBatch) await options.onBatch(batch, control);
      else resolveAll(batch, control);
      heard.add(batch);
    },
    onState: (state) => options.onState?.(state),
  });
  return { heard, subscription };
}

export function resolveAll({ records: delivered }: Batch, control: BatchControl): void {
  const last = delivered.at(-1);
  if (last) control.resolve(last.offset);
}
