import type { Command, Group, Tree } from '../command/command.js';
import { sharedOptions } from '../command/shared-options.js';

export interface Suggestion {
  readonly word: string;
  readonly summary: string;
}

/** What may stand where the last of the words is being typed. */
export function suggestions(tree: Tree, words: readonly string[]): readonly Suggestion[] {
  const typed = words.at(-1) ?? '';
  return candidates(tree, words.slice(0, -1)).filter(({ word }) => word.startsWith(typed));
}

function candidates(tree: Tree, before: readonly string[]): readonly Suggestion[] {
  const [name, ...rest] = before;
  if (name === undefined) return tree.map(named);
  const branch = tree.find((each) => each.name === name);
  if (!branch) return [];
  return 'commands' in branch ? ofGroup(branch, rest) : ofCommand(branch, rest);
}

function ofGroup({ commands }: Group, before: readonly string[]): readonly Suggestion[] {
  const [name, ...rest] = before;
  const command = commands.find((each) => each.name === name);
  if (command) return ofCommand(command, rest);
  const byDefault = commands.find(({ isDefault }) => isDefault);
  const defaults = byDefault ? ofCommand(byDefault, before) : [];
  return name === undefined ? [...commands.map(named), ...defaults] : defaults;
}

function ofCommand(command: Command, before: readonly string[]): readonly Suggestion[] {
  const options = [...command.options, ...sharedOptions].map(({ flags, summary, choices }) => {
    const [word = '', value] = flags.split(' ');
    return { word, summary, takesValue: value !== undefined, choices: choices ?? [] };
  });
  const last = options.find(({ word }) => word === before.at(-1));
  if (last?.takesValue) return last.choices.map((word) => ({ word, summary: last.summary }));
  const begun = before.length === 0 ? (command.arguments[0]?.suggested ?? []) : [];
  return [
    ...begun.map((word) => ({ word, summary: '' })),
    ...options.filter(({ word }) => !before.includes(word)),
  ];
}

function named({ name: word, summary }: Command | Group): Suggestion {
  return { word, summary };
}
