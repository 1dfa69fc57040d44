import { join } from 'node:path';
import { workspace } from '@kervan/local';
import ts from 'typescript';
import { type KubernetesObject, nameOf } from '../rendering/kubernetes-object.js';
import type { Fault } from '../fault.js';
import { literalOf } from './literal.js';
import { modelModule } from './model-modules.js';

/** Where the objects would be as a source file of this tool; it is never written. */
const FILE = join(workspace, 'tools/deploy/src/rendered-objects.ts');

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: [],
};

/** What the compiler says of the objects as literals of their types: unknown kinds, unknown fields, wrong types. */
export function unknownFields(objects: readonly KubernetesObject[]): readonly Fault[] {
  const lines: string[] = [];
  const places: { readonly object: string; readonly field: string }[] = [];
  for (const object of objects) {
    const name = nameOf(object);
    const { lines: literal, paths } = literalOf(object);
    const type = `import(${JSON.stringify(modelModule(object.apiVersion))}).I${object.kind}`;
    literal.forEach((line, index) => {
      lines.push(index === 0 ? `({ object: ${line}` : line);
      places.push({ object: name, field: paths[index] ?? '' });
    });
    lines.push(`}) satisfies { object: ${type} };`);
    places.push({ object: name, field: '' });
  }
  return diagnosticsOf(lines.join('\n')).map(({ line, message }) => {
    const { object, field } = places[line] ?? { object: 'rendered objects', field: '' };
    return { object, field, message };
  });
}

function diagnosticsOf(text: string): readonly { readonly line: number; readonly message: string }[] {
  const host = ts.createCompilerHost(OPTIONS);
  const source = ts.createSourceFile(FILE, text, ts.ScriptTarget.ES2022, true);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) => (name === FILE ? source : read(name, ...rest));
  const exists = host.fileExists.bind(host);
  host.fileExists = (name) => name === FILE || exists(name);
  const program = ts.createProgram({ rootNames: [FILE], options: OPTIONS, host });
  const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  return found.map(({ start = 0, messageText }) => ({
    line: source.getLineAndCharacterOfPosition(start).line,
    message: ts.flattenDiagnosticMessageText(messageText, ' '),
  }));
}
