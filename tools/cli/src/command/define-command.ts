import type { ConsoleClient } from '@kervan/console-api';
import type { z } from 'zod';
import { exitCodes, type ExitCode } from '../exit-code.js';
import type { View } from '../output/view.js';
import type { Argument, Command, Context, Option } from './command.js';
import { parseInput } from './parse-input.js';

interface Definition<Input extends z.ZodType, Answer> {
  readonly name: string;
  readonly summary: string;
  readonly isDefault?: true;
  readonly arguments?: readonly Argument[];
  readonly options?: readonly Option[];
  /** Of the arguments and options, by name. */
  readonly input: Input;
  readonly page: (input: z.output<Input>) => string;
  /** Resolves with what `--json` prints. */
  readonly ask: (client: ConsoleClient, input: z.output<Input>, context: Context) => Promise<Answer>;
  readonly view: (answer: Answer) => View;
  /** Absent: an answer is a healthy one. */
  readonly exit?: (answer: Answer) => ExitCode;
}

/** A command that asks once and shows the answer. */
export function defineCommand<Input extends z.ZodType, Answer>(
  definition: Definition<Input, Answer>,
): Command {
  const { name, summary, isDefault, input, page, ask, view, exit } = definition;
  const expected = { arguments: definition.arguments ?? [], options: definition.options ?? [] };
  return {
    name,
    summary,
    ...(isDefault && { isDefault }),
    ...expected,
    prepare: (typed) => {
      const given = parseInput(input, typed, expected.arguments);
      return {
        page: page(given),
        run: async (context) => {
          const answer = await ask(context.client, given, context);
          await context.output.answer(answer, view(answer));
          return exit?.(answer) ?? exitCodes.healthy;
        },
      };
    },
  };
}
