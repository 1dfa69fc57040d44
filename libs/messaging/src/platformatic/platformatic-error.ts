import { KervanError } from '@kervan/contracts';
import { GenericError, UserError } from '@platformatic/kafka';
import { z } from 'zod';
import { codeOfAnswer } from '../broker-refusal.js';

const protocolError = z.object({ apiId: z.string() });

/** The error of the catalogue for what the library threw. */
export function platformaticError(doing: string, error: unknown): KervanError {
  if (error instanceof KervanError) return error;
  const reasons = [...leavesOf(error)].map((leaf) => leaf.message).join('; ');
  return new KervanError(codeOfAnswer(protocolErrorOf(error)), `${doing}: ${reasons}`, { cause: error });
}

/** Name of the first protocol error behind an error, if the broker answered with one. */
export function protocolErrorOf(error: unknown): string | undefined {
  for (const leaf of leavesOf(error)) {
    // The library hides this answer of the broker behind a text of its own.
    if (leaf instanceof UserError && leaf.message.startsWith('Unknown topic '))
      return 'UNKNOWN_TOPIC_OR_PARTITION';
    const parsed = protocolError.safeParse(leaf);
    if (parsed.success) return parsed.data.apiId;
  }
  return undefined;
}

function* leavesOf(error: unknown): Generator<Error> {
  if (error instanceof AggregateError) {
    for (const part of error.errors) yield* leavesOf(part);
  } else if (error instanceof GenericError && error.cause instanceof Error) {
    yield* leavesOf(error.cause);
    yield error;
  } else if (error instanceof Error) {
    yield error;
  }
}
