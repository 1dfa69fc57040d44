import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { SourceFile } from './source-file.js';

const LARGEST_FILE = 1_048_576;

/** Something wrong with a declaration; the value is never part of it. */
export interface SourceFault {
  readonly file: string;
  /** `read.columns.2.value`; empty: the whole file. */
  readonly path: string;
  readonly message: string;
}

/** One file of declarations, YAML or JSON: what it declares, or everything that is wrong with it. */
export async function readSourceFile(path: string): Promise<SourceFile | readonly SourceFault[]> {
  const file = basename(path);
  const whole = (message: string): SourceFault => ({ file, path: '', message });
  if ((await stat(path)).size > LARGEST_FILE) return [whole(`must not have more than ${LARGEST_FILE} bytes`)];
  const document = parseDocument(await readFile(path, 'utf8'));
  if (document.errors.length > 0)
    return document.errors.map(({ message, linePos }) =>
      whole(`line ${linePos?.[0].line ?? 1}: ${message.split('\n')[0] ?? 'is no YAML'}`),
    );
  const parsed = SourceFile.safeParse(document.toJS({ maxAliasCount: 0 }));
  return parsed.success ? parsed.data : parsed.error.issues.flatMap((issue) => faultsOf(file, issue));
}

/** Each unknown field is a fault of its own. */
function faultsOf(file: string, issue: z.core.$ZodIssue): SourceFault[] {
  const at = issue.path.map(String);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      file,
      path: [...at, key].join('.'),
      message: 'is no field of a source',
    }));
  return [{ file, path: at.join('.'), message: issue.message }];
}

/** Reads what a declaration refers to beside itself. */
export function readBeside(folder: string, name: string): Promise<string> {
  return readFile(join(folder, name), 'latin1');
}
