/**
 * `collect.mjs NAME FOLDER`: copies an app or a tool as it was built, and what it needs of this workspace, into a
 * folder: itself as `program`, the others into node_modules, as if they had been installed.
 */
import { cpSync, existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [name, target] = process.argv.slice(2);
const manifests = globSync('{apps,libs,infra,tools}/*/package.json').map((file) => ({
  folder: dirname(file),
  ...JSON.parse(readFileSync(file, 'utf8')),
}));
const program = manifests.find(({ folder }) => [`apps/${name}`, `tools/${name}`].includes(folder));
if (!program || !existsSync(join(program.folder, 'dist', 'main.js'))) {
  console.error(`APP=${name}: neither apps/${name} nor tools/${name} has a dist/main.js`);
  process.exit(1);
}

const needed = new Set();
const need = (workspace) => {
  if (needed.has(workspace)) return;
  needed.add(workspace);
  for (const dependency of Object.keys(workspace.dependencies ?? {})) {
    // What only specs use: the scenario DSL.
    const found = manifests.find((other) => other.name === dependency && dependency !== '@kervan/testing');
    if (found) need(found);
  }
};
need(program);

for (const workspace of needed) {
  const to = workspace === program ? 'program' : join('node_modules', workspace.name);
  for (const part of ['package.json', 'dist'])
    cpSync(join(workspace.folder, part), join(target, to, part), {
      recursive: true,
      filter: (path) => !path.endsWith('.d.ts'),
    });
}
