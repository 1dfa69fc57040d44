import { z } from 'zod';

const metadataAnswer = z.object({
  brokers: z.array(z.object({ nodeId: z.number(), host: z.string(), port: z.number() })),
  topics: z.array(
    z.object({
      errorCode: z.number(),
      name: z.string().nullable(),
      partitions: z.array(z.object({ partitionIndex: z.number(), leaderId: z.number() })),
    }),
  ),
});

/** What a broker says of topics. */
export type MetadataAnswer = z.infer<typeof metadataAnswer>;

/**
 * The answer behind an error of the library, which throws when a single partition has no leader. Undefined where there is
 * none, or where the broker does not know the topic itself.
 */
export function metadataAnswerOf(error: unknown, topic: string): MetadataAnswer | undefined {
  for (const leaf of errorsIn(error)) {
    const parsed = metadataAnswer.safeParse('response' in leaf ? leaf.response : undefined);
    if (parsed.data?.topics.some(({ name, errorCode }) => name === topic && errorCode === 0))
      return parsed.data;
  }
  return undefined;
}

/** The last one, which is the latest try, first. */
function* errorsIn(error: unknown): Generator<Error> {
  if (!(error instanceof Error)) return;
  if (error instanceof AggregateError) for (const part of error.errors.toReversed()) yield* errorsIn(part);
  yield error;
}
