import type { z } from 'zod';
import type { Argument } from './command.js';
import { UsageError } from './usage-error.js';

/** @throws UsageError that names every faulty argument and option as it is typed */
export function parseInput<Input extends z.ZodType>(
  input: Input,
  typed: Readonly<Record<string, unknown>>,
  args: readonly Argument[],
): z.output<Input> {
  const { data, error } = input.safeParse(typed);
  if (!error) return data;
  const names = new Set<PropertyKey>(args.map(({ name }) => name));
  const faults = error.issues.map(({ path: [field], message }) => {
    if (field === undefined) return message;
    return names.has(field) ? `<${String(field)}>: ${message}` : `--${kebab(String(field))}: ${message}`;
  });
  throw new UsageError(faults.join('; '));
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
