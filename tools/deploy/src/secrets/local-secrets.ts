import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { keptSecret } from '@kervan/local';
import type { ISecret } from 'kubernetes-models/v1';
import { wantedSecrets } from './wanted-secrets.js';

/**
 * All secrets of a cluster on a desk. Passwords and tokens are made up once and kept in a folder, a file each, so that
 * they stay when they are written again.
 */
export function localSecrets(kept: string): readonly ISecret[] {
  mkdirSync(kept, { recursive: true });
  return wantedSecrets().map(({ name, type, owner, property, data }) => {
    const secret = keptSecret(join(kept, `${owner}.${property}`));
    return {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name },
      type,
      stringData: { ...data(secret, encodeURIComponent(secret)) },
    };
  });
}
