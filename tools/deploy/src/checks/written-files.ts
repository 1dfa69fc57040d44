import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspace } from '@kervan/local';
import { generatedFiles } from '../manifests/generated-files.js';
import { judged, type Outcome } from './outcome.js';

/** The files that are written from contracts and handlers are what would be written today. */
export function checkWrittenFiles(root = workspace): Outcome {
  const files = [...generatedFiles()];
  const stale = files.filter(([path, text]) => {
    const file = join(root, path);
    return !existsSync(file) || readFileSync(file, 'utf8') !== text;
  });
  return judged(
    'written files',
    `${files.length} of contracts and handlers`,
    stale.map(([path]) => `${path} is not what \`npm run deploy:generate\` writes`),
  );
}
