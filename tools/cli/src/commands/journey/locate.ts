import {
  type ConsoleClient,
  ConsoleProblem,
  type IdentifierKind,
  identifierKinds,
  IdentifierText,
} from '@kervan/console-api';
import { z } from 'zod';
import { UsageError } from '../../command/usage-error.js';

const Kind = z.literal(identifierKinds, `a kind is one of ${identifierKinds.join(', ')}`);

/** One word: an identifier; two: its kind and itself. */
export const Whereabouts = z
  .array(z.string())
  .min(1)
  .max(2, 'one identifier, or a kind and an identifier')
  .transform(([first, second]) =>
    second === undefined ? { kind: null, value: first } : { kind: first, value: second },
  )
  .pipe(z.object({ kind: Kind.nullable(), value: IdentifierText }));
export type Whereabouts = z.output<typeof Whereabouts>;

/** @throws ConsoleProblem NOT_FOUND; UsageError where it names several things */
export async function locate(
  client: ConsoleClient,
  { kind, value }: Whereabouts,
): Promise<{ readonly kind: IdentifierKind; readonly value: string }> {
  if (kind !== null) return { kind, value };
  const { matches } = await client.find(value);
  const [first, ...others] = matches;
  if (!first)
    throw new ConsoleProblem({ status: 404, code: 'NOT_FOUND', detail: `The console knows no ${value}.` });
  if (others.length === 0) return first;
  const commands = matches.map((match) => `journey ${match.kind} ${match.value}`);
  throw new UsageError(`${value} names several things: ${commands.join(', or ')}`);
}
