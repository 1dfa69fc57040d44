import { rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { StateFolder } from '@kervan/local';
import { eachDatabase, stackFileOf, type StackFile } from '@kervan/verify';
import type { Cleanup } from './cleanup.js';
import type { SecretFiles } from './secret-files.js';

/** Tells in the state folder what runs, for `npm run verify`, until the run ends. */
export async function tellStack(
  state: StateFolder,
  brokers: readonly string[],
  secrets: SecretFiles,
  consoleUrl: string,
  cleanup: Cleanup,
): Promise<void> {
  const path = stackFileOf(state.root);
  const at = (file: string) => ({ urlFile: relative(state.root, file) });
  const stack: StackFile = {
    brokers: [...brokers],
    topicPrefix: '',
    services: await eachDatabase((service) => at(secrets.auditorUrl(service))),
    console: { url: consoleUrl, tokenFile: relative(state.root, secrets.apiToken) },
    admin: at(secrets.adminUrl),
  };
  cleanup.defer('the stack file', () => rmSync(path, { force: true }));
  writeFileSync(path, `${JSON.stringify(stack, null, 2)}\n`);
}
