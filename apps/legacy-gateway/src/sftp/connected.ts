import { KervanError } from '@kervan/contracts';
import ssh2, { type Client, type SFTPWrapper } from 'ssh2';
import { fingerprintOf } from './host-key.js';
import type { SftpCollect } from './sftp-collect.js';
import { secretsOf } from './sign-in.js';

/** How often a silent connection is asked for a sign of life; after three without answer it is lost. */
const ALIVE_EVERY_MS = 10_000;

export interface Connected {
  readonly client: Client;
  readonly sftp: SFTPWrapper;
}

/**
 * Connects and signs in.
 *
 * @param limitMs for the whole of it
 * @throws KervanError SOURCE_UNAVAILABLE: not reached, not let in, or its host key is another than the declared one
 */
export async function connected(collect: SftpCollect, limitMs: number): Promise<Connected> {
  const client = new ssh2.Client();
  const timer = setTimeout(() => client.destroy(), limitMs);
  try {
    await signedIn(client, collect, limitMs);
    return { client, sftp: await subsystem(client) };
  } catch (cause) {
    client.destroy();
    const reason = cause instanceof Error ? cause.message : 'unknown';
    throw new KervanError('SOURCE_UNAVAILABLE', `${collect.host}:${collect.port}: ${reason}`, { cause });
  } finally {
    clearTimeout(timer);
  }
}

async function signedIn(client: Client, collect: SftpCollect, limitMs: number): Promise<void> {
  const { host, port, user: username, hostKey } = collect;
  const secrets = await secretsOf(collect);
  let shown = hostKey;
  await new Promise<void>((resolve, reject) => {
    client.once('ready', resolve);
    client.once('close', () => reject(new Error('the server closed the connection')));
    // It stays: an error without a listener would end the process.
    client.on('error', (error) => {
      reject(shown === hostKey ? error : new Error(`its host key is ${shown}, not ${hostKey}`));
    });
    client.connect({
      host,
      port,
      username,
      ...secrets,
      hostVerifier: (key: Buffer) => (shown = fingerprintOf(key)) === hostKey,
      readyTimeout: limitMs,
      keepaliveInterval: ALIVE_EVERY_MS,
      keepaliveCountMax: 3,
    });
  });
}

function subsystem(client: Client): Promise<SFTPWrapper> {
  return new Promise((resolve, reject) => {
    client.once('close', () => reject(new Error('the server closed the connection')));
    client.sftp((error, sftp) => (error ? reject(error) : resolve(sftp)));
  });
}
