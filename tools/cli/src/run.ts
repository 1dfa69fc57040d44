import { ConsoleProblem } from '@kervan/console-api';
import { CommanderError, type OutputConfiguration } from 'commander';
import type { Command } from './command/command.js';
import { programOf } from './command/program.js';
import { readSharedOptions } from './command/shared-options.js';
import { UsageError } from './command/usage-error.js';
import { commands } from './commands/commands.js';
import { addCompletion } from './completion/add-completion.js';
import { connect } from './connection/connect.js';
import { addressOf, connectionOf, type ConnectionOptions } from './connection/connection.js';
import { describeError } from './describe-error.js';
import { Ended } from './ended.js';
import { exitCodes, type ExitCode } from './exit-code.js';
import { Output, type Screen } from './output/output.js';
import { visibleLines } from './output/visible.js';

/** The process around a run. */
export interface Surroundings {
  /** What its variables say. */
  readonly connection: ConnectionOptions;
  /** Characters of a line of stdout; null where it is no terminal. */
  readonly columns: number | null;
  readonly colours: boolean;
  readonly stdout: Screen;
  readonly stderr: Screen;
  /** Aborted with {@link Ended} to end it. */
  readonly signal: AbortSignal;
}

/** Runs one command line; never throws. */
export async function run(words: readonly string[], around: Surroundings): Promise<ExitCode> {
  let code: ExitCode = exitCodes.healthy;
  const program = programOf(commands, outputOf(around), async (command, typed) => {
    code = await execute(command, typed, around);
  });
  addCompletion(program, commands, around.stdout);
  try {
    await program.parseAsync([...words], { from: 'user' });
    return code;
  } catch (error) {
    const reason: unknown = around.signal.reason;
    if (reason instanceof Ended) return reason.exitCode;
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.healthy : exitCodes.usage;
    around.stderr.write(`kervan: ${describeError(error)}\n`);
    if (error instanceof UsageError) return exitCodes.usage;
    return error instanceof ConsoleProblem ? exitCodes.unanswered : exitCodes.defect;
  }
}

function outputOf({ stdout, stderr, columns }: Surroundings): OutputConfiguration {
  const width = () => columns ?? 100;
  return {
    writeOut: (text) => stdout.write(text),
    writeErr: (text) => stderr.write(visibleLines(text)),
    getOutHelpWidth: width,
    getErrHelpWidth: width,
  };
}

async function execute(
  command: Command,
  typed: Readonly<Record<string, unknown>>,
  { connection: variables, columns, colours, stdout, stderr, signal }: Surroundings,
): Promise<ExitCode> {
  const { format, wide, page: pageOnly, url, tokenFile } = readSharedOptions(typed);
  const { page, run: runCommand } = command.prepare(typed);
  const options = { url: url ?? variables.url, tokenFile: tokenFile ?? variables.tokenFile };
  const output = new Output(format, { columns: wide ? null : columns, colours, wide }, stdout, stderr);
  if (pageOnly) {
    await output.write(`${addressOf(options)}${page}\n`);
    return exitCodes.healthy;
  }
  const client = connect(await connectionOf(options), signal);
  return runCommand({ client, output, signal });
}
