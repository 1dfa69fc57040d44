import { readFileSync } from 'node:fs';

/** Variables of a process; an empty one counts as absent. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Something wrong with a variable. The value is never part of it: it may be a secret. */
export interface ConfigFault {
  readonly variable: string;
  readonly message: string;
}

/**
 * The values of the named variables. `X` may be given as `X_FILE`, the path of a file that holds it (Docker and
 * Kubernetes secrets); unreadable files and variables given both ways are reported in `faults`.
 */
export function readVariables(
  environment: Environment,
  names: readonly string[],
): { readonly values: Readonly<Record<string, string>>; readonly faults: readonly ConfigFault[] } {
  const values: Record<string, string> = {};
  const faults: ConfigFault[] = [];
  for (const name of names) {
    const file = `${name}_FILE`;
    const direct = environment[name];
    const path = names.includes(file) ? undefined : environment[file];
    if (direct && path) faults.push({ variable: name, message: `is given twice, also as ${file}` });
    else if (direct) values[name] = direct;
    else if (path) {
      try {
        values[name] = readFileSync(path, 'utf8').trim();
      } catch (error) {
        faults.push({
          variable: file,
          message: `cannot be read: ${error instanceof Error ? error.message : 'unknown'}`,
        });
      }
    }
  }
  return { values, faults };
}
