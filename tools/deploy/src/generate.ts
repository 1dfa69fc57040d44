import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspace } from '@kervan/local';
import { generatedFiles } from './manifests/generated-files.js';

for (const [path, text] of generatedFiles()) {
  writeFileSync(join(workspace, path), text);
  process.stdout.write(`${path}\n`);
}
