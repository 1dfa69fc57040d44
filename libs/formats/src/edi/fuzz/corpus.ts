import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { edifact } from '../edifact/edifact.js';
import type { Syntax } from '../syntax.js';
import { x12 } from '../x12/x12.js';

export interface CorpusFile {
  readonly name: string;
  readonly syntax: Syntax;
  readonly bytes: Buffer;
}

/** The sample files of `libs/formats/fixtures/edi`. */
export function corpus(): CorpusFile[] {
  return [...filesOf('edifact', edifact), ...filesOf('x12', x12)];
}

function filesOf(folder: string, syntax: Syntax): CorpusFile[] {
  const path = fileURLToPath(new URL(`../../../fixtures/edi/${folder}/`, import.meta.url));
  return readdirSync(path)
    .filter((name) => !name.endsWith('.json'))
    .map((name) => ({ name, syntax, bytes: readFileSync(path + name) }));
}
