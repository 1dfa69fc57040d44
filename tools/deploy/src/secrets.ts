import { join } from 'node:path';
import { workspace, writeSecret } from '@kervan/local';
import { manifestText } from './manifests/manifest-text.js';
import { localSecrets } from './secrets/local-secrets.js';

const path = 'infra/k8s/overlays/local/secrets.yaml';
writeSecret(join(workspace, path), manifestText(...localSecrets(join(workspace, '.kervan/k8s-secrets'))));
process.stdout.write(`${path}\n`);
