import { LiveQuery } from '@kervan/console-api';
import { z } from 'zod';
import type { Argument, Command, Context } from '../../command/command.js';
import { parseInput } from '../../command/parse-input.js';
import { pathOf } from '../../command/path-of.js';
import { exitCodes, type ExitCode } from '../../exit-code.js';
import { liveBatches } from './live-batches.js';
import { liveHead, liveLines } from './live-lines.js';

const input = z.object({
  ...LiveQuery.pick({ filter: true }).shape,
  count: z.coerce.number('must be a whole number').int().min(1).default(Infinity),
});
type Input = z.output<typeof input>;

const noArguments: readonly Argument[] = [];

/** Prints until it is interrupted. */
export const tail: Command = {
  name: 'tail',
  summary: 'events and what becomes of them, as they come; with --json a JSON value for each line',
  arguments: noArguments,
  options: [
    { flags: '--filter <text>', summary: 'only what names this in type, key, consumer or outcome' },
    { flags: '--count <n>', summary: 'ends after so many' },
  ],
  prepare: (typed) => {
    const given = parseInput(input, typed, noArguments);
    const { filter } = given;
    return { page: pathOf('/live', { filter }), run: (context) => print(given, context) };
  },
};

async function print({ filter, count }: Input, context: Context): Promise<ExitCode> {
  const { output } = context;
  let left = count;
  await output.write(liveHead(output));
  for await (const { items, skipped } of liveBatches(context, filter)) {
    const shown = items.slice(0, left);
    await output.write(liveLines(shown, output));
    if (skipped > 0) output.note(`${skipped} were left out, because too many came at once`);
    left -= shown.length;
    if (left <= 0) break;
  }
  return exitCodes.healthy;
}
