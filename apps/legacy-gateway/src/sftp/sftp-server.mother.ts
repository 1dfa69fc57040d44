import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2, { type AuthContext, type Connection } from 'ssh2';
import { fingerprintOf } from './host-key.js';
import { RemoteFolders } from './remote-folders.mother.js';
import { SftpCollect } from './sftp-collect.js';

interface KeyPair {
  readonly private: string;
  readonly public: string;
}

const newKey = (): KeyPair => ssh2.utils.generateKeyPairSync('ed25519');

function publicBytes(text: string): Buffer {
  const key = ssh2.utils.parseKey(text);
  if (key instanceof Error) throw key;
  return key.getPublicSSH();
}

/** An SFTP server of one user, `kervan`, who has a password and a key. */
export class SftpServer {
  readonly folders = new RemoteFolders();
  /** How often somebody tried to sign in. */
  signIns = 0;
  readonly #connections = new Set<Connection>();
  readonly #server: InstanceType<typeof ssh2.Server>;
  readonly #clientKey = newKey();

  private constructor(
    private readonly secrets: string,
    private readonly hostKey: KeyPair,
  ) {
    this.#server = new ssh2.Server({ hostKeys: [hostKey.private] }, (connection) => this.#serve(connection));
  }

  static async open(): Promise<SftpServer> {
    const server = new SftpServer(await mkdtemp(join(tmpdir(), 'sftp-')), newKey());
    await writeFile(server.passwordFile, 'secret\n');
    await writeFile(server.keyFile, server.#clientKey.private);
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get passwordFile(): string {
    return join(this.secrets, 'password');
  }

  get keyFile(): string {
    return join(this.secrets, 'key');
  }

  /** A source of this server, with what is declared besides. */
  collect(declared: object = {}): SftpCollect {
    const address = this.#server.address();
    if (typeof address !== 'object' || !address) throw new Error('the server does not listen');
    return SftpCollect.parse({
      host: '127.0.0.1',
      port: address.port,
      user: 'kervan',
      signIn: { with: 'password', passwordFile: this.passwordFile },
      hostKey: fingerprintOf(publicBytes(this.hostKey.public)),
      folder: '/in',
      complete: { by: 'rename' },
      after: { do: 'delete' },
      ...declared,
    });
  }

  async close(): Promise<void> {
    for (const connection of this.#connections) connection.end();
    this.#server.close();
    await rm(this.secrets, { recursive: true });
  }

  #serve(connection: Connection): void {
    this.#connections.add(connection);
    connection.on('error', () => undefined);
    connection.on('close', () => this.#connections.delete(connection));
    connection.on('authentication', (attempt) => this.#admit(attempt));
    connection.on('session', (accept) => {
      accept().on('sftp', (begin) => this.folders.serve(begin(), () => connection.end()));
    });
  }

  #admit(attempt: AuthContext): void {
    if (attempt.method === 'none') {
      attempt.reject(['password', 'publickey']);
      return;
    }
    this.signIns++;
    const isKnown =
      (attempt.method === 'password' && attempt.password === 'secret') ||
      (attempt.method === 'publickey' && attempt.key.data.equals(publicBytes(this.#clientKey.public)));
    if (isKnown && attempt.username === 'kervan') attempt.accept();
    else attempt.reject();
  }
}
