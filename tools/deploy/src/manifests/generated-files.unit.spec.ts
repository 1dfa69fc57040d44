import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspace } from '@kervan/local';
import { describe, expect, it } from '@jest/globals';
import { generatedFiles } from './generated-files.js';

describe('the manifests that follow from contracts and handlers', () => {
  it.each([...generatedFiles()])('%s is what would be written today', (path, text) => {
    expect(readFileSync(join(workspace, path), 'utf8')).toBe(text);
  });
});
