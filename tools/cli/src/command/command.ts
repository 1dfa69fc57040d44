import type { ConsoleClient } from '@kervan/console-api';
import type { ExitCode } from '../exit-code.js';
import type { Output } from '../output/output.js';

export interface Argument {
  /** Under which the input has it. */
  readonly name: string;
  readonly summary: string;
  /** What it may begin with, for completion. */
  readonly suggested?: readonly string[];
  /** May be absent. */
  readonly optional?: true;
  /** Takes all words that follow. */
  readonly many?: true;
}

export interface Option {
  /** As commander reads them: `--per-second <n>`; the input has it as `perSecond`. */
  readonly flags: string;
  readonly summary: string;
  readonly choices?: readonly string[];
  readonly required?: true;
}

/** What a command works with. */
export interface Context {
  readonly client: ConsoleClient;
  readonly output: Output;
  /** Aborted when the person or the system wants the command to end. */
  readonly signal: AbortSignal;
}

/** A command whose input was found to be right. */
export interface Prepared {
  /** Path of the page that shows the same. */
  readonly page: string;
  /** @throws ConsoleProblem, UsageError */
  readonly run: (context: Context) => Promise<ExitCode>;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  /** The one of its group that is meant where none is named. */
  readonly isDefault?: true;
  readonly arguments: readonly Argument[];
  readonly options: readonly Option[];
  /** @throws UsageError */
  readonly prepare: (typed: Readonly<Record<string, unknown>>) => Prepared;
}

/** Commands about one thing: `kervan redrive pause`. */
export interface Group {
  readonly name: string;
  readonly summary: string;
  readonly commands: readonly Command[];
}

export type Tree = readonly (Command | Group)[];
