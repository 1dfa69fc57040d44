import { readFile } from 'node:fs/promises';
import type { ConnectConfig } from 'ssh2';
import type { SftpCollect } from './sftp-collect.js';

type Secrets = Pick<ConnectConfig, 'password' | 'privateKey' | 'passphrase'>;

/** Reads the secrets anew, so that a rotated one is used by the next connection. @throws what reading throws */
export async function secretsOf({ signIn }: SftpCollect): Promise<Secrets> {
  if (signIn.with === 'password') return { password: await lineOf(signIn.passwordFile) };
  const { keyFile, passphraseFile } = signIn;
  return {
    privateKey: await readFile(keyFile),
    ...(passphraseFile !== undefined && { passphrase: await lineOf(passphraseFile) }),
  };
}

async function lineOf(path: string): Promise<string> {
  return (await readFile(path, 'utf8')).trim();
}
