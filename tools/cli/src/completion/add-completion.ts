import { Argument, type Command as Program } from 'commander';
import { z } from 'zod';
import type { Tree } from '../command/command.js';
import type { Screen } from '../output/output.js';
import { scripts, shells } from './scripts.js';
import { suggestions } from './suggestions.js';

const Shell = z.literal(shells);
const Words = z.array(z.string());

/** Adds `completion SHELL`, which prints a script, and `complete -- WORDS`, which the scripts call. */
export function addCompletion(program: Program, tree: Tree, stdout: Screen): void {
  program
    .command('completion')
    .description('prints a script that completes words in a shell')
    .addArgument(new Argument('<shell>').choices(shells))
    .action((shell) => void stdout.write(scripts[Shell.parse(shell)]));
  const own = ['completion', 'help'].map((name) => ({ name, summary: '', commands: [] }));
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .action((words) => {
      const lines = suggestions([...tree, ...own], Words.parse(words)).map(
        ({ word, summary }) => `${word}\t${summary}\n`,
      );
      stdout.write(lines.join(''));
    });
}
