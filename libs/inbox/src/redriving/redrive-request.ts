import { z } from 'zod';

/** Which event of a parked key; foreign events without a sequence have epoch 0 and their offset. */
export const Position = z
  .object({ epoch: z.int().min(0).max(9999), sequence: z.int().min(0), eventId: z.string().min(1).max(512) })
  .meta({ id: 'ParkedPosition' });

const topic = z.string().min(1).max(249);
const key = z.string().min(1).max(1024);

/** A parked key with the head that the operator was shown: one that moved on since is left alone. */
const ShownKey = z.object({ topic, key, head: Position });

const Keys = z
  .array(ShownKey)
  .min(1)
  .max(1000)
  .refine(
    (keys) => new Set(keys.map((each) => JSON.stringify([each.topic, each.key]))).size === keys.length,
    'must name each key once',
  );

/** Keys one by one, or all whose head failed in the same way, as they are when the job is made. */
const Selection = z.union([
  z.strictObject({ keys: Keys }),
  z.strictObject({ fingerprint: z.string().min(1).max(200) }),
]);

export const Pacing = z
  .object({
    /** Most events per second; null: as fast as it goes. */
    perSecond: z.number().min(0.1).max(10_000).nullable().default(null),
    /** Begins with four events per second and doubles each second, as long as it goes well. */
    ramp: z.boolean().default(true),
    /** Share of failures among the last 20 events, four at least, above which the job stops itself. */
    stopAtFailures: z.number().min(0).max(1).default(0.5),
  })
  .meta({ id: 'RedrivePacing' });
export type Pacing = z.output<typeof Pacing>;

const common = {
  /** Why, for the audit: the operator's own words. */
  reason: z.string().trim().min(3).max(500),
  /** Runs everything in transactions that are rolled back, and tells what would become of each item. */
  dryRun: z.boolean().default(false),
};

/** What an operator asks to be done with parked keys. */
export const RedriveRequest = z
  .discriminatedUnion('kind', [
    /** Tries the events of the keys again, in order, until one fails. */
    z.object({ kind: z.literal('retry'), selection: Selection, pacing: Pacing.prefault({}), ...common }),
    /** Copies the events to `<topic>.<group>.dlq`; they stay parked. */
    z.object({ kind: z.literal('export'), selection: Selection, ...common }),
    /** Passes over the head. */
    z.object({ kind: z.literal('skip'), keys: Keys, ...common }),
    /** Passes over all events that are parked now. */
    z.object({ kind: z.literal('drop'), keys: Keys, ...common }),
    /** Goes on after a gap: what is missing will not come. */
    z.object({ kind: z.literal('continue'), keys: Keys, ...common }),
    /** Gives one event another payload, and tries it when it is the head; needs a second approver. */
    z.object({
      kind: z.literal('edit'),
      event: z.object({ topic, key, position: Position }),
      payload: z.record(z.string(), z.unknown()),
      ...common,
    }),
  ])
  .meta({ id: 'RedriveRequest' });
export type RedriveRequest = z.output<typeof RedriveRequest>;
export type RedriveKind = RedriveRequest['kind'];
