import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** Faults of a file that does not fit its schema, with the fields; of a union those of the nearest alternative. */
export function schemaFaults(issues: readonly Issue[], under: readonly PropertyKey[] = []): string[] {
  return issues.flatMap((issue) => {
    const path = [...under, ...issue.path];
    const nearest =
      issue.code === 'invalid_union'
        ? issue.errors.toSorted((one, other) => shallow(one) - shallow(other))[0]
        : undefined;
    return nearest ? schemaFaults(nearest, path) : [`${path.map(String).join('.')}: ${issue.message}`];
  });
}

/** What is wrong at once, and not within something that is right: an alternative that was not meant has more of it. */
function shallow(issues: readonly Issue[]): number {
  return issues.filter(({ path }) => path.length <= 1).length;
}
