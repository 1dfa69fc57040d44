import { Argument as Operand, Command as Program, Option as Flag, type OutputConfiguration } from 'commander';
import { exitCodeHelp } from '../exit-code.js';
import type { Argument, Command, Group, Option, Tree } from './command.js';
import { sharedOptions } from './shared-options.js';

type Typed = Readonly<Record<string, unknown>>;
/** Runs a command with what was typed for it. */
export type Execute = (command: Command, typed: Typed) => Promise<void>;

/** The commands as commander parses them. @param execute called with the one that was typed */
export function programOf(tree: Tree, output: OutputConfiguration, execute: Execute): Program {
  const program = new Program('kervan')
    .description(
      'Asks the operations console of Kervan: what became of every event, and what to do about it.',
    )
    .addHelpText('after', exitCodeHelp)
    .showSuggestionAfterError()
    .configureOutput(output)
    .exitOverride();
  for (const branch of tree) addTo(program, branch, execute);
  return program;
}

function addTo(parent: Program, branch: Command | Group, execute: Execute): void {
  if ('commands' in branch) {
    const group = parent.command(branch.name).description(branch.summary);
    for (const command of branch.commands) addTo(group, command, execute);
    return;
  }
  const { name, summary, isDefault } = branch;
  const command = parent.command(name, { isDefault: isDefault === true }).description(summary);
  for (const argument of branch.arguments) command.addArgument(operandOf(argument));
  for (const option of [...branch.options, ...sharedOptions]) command.addOption(flagOf(option));
  command.action(async () => {
    const words: readonly unknown[] = command.processedArgs;
    const operands = branch.arguments.map(({ name: operand }, index) => [operand, words[index]] as const);
    await execute(branch, { ...command.opts<Typed>(), ...Object.fromEntries(operands) });
  });
}

function operandOf({ name, summary, optional, many }: Argument): Operand {
  const word = many ? `${name}...` : name;
  return new Operand(optional ? `[${word}]` : `<${word}>`, summary);
}

function flagOf({ flags, summary, choices, required }: Option): Flag {
  const flag = new Flag(flags, summary).makeOptionMandatory(required === true);
  return choices ? flag.choices([...choices]) : flag;
}
