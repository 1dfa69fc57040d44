import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { workspace } from '@kervan/local';
import { usage } from '../process/usage.js';

process.on('message', () => process.send?.(usage()));
process.once('disconnect', () => process.exit(1));
// The built service as it ships: what tools may import ends before the services.
await import(pathToFileURL(join(workspace, 'apps/ops-console/dist/main.js')).href);
