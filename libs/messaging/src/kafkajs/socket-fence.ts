import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ISocketFactory } from 'kafkajs';

const KEEP_ALIVE_MS = 60_000;

/**
 * All sockets of one kafkajs instance. kafkajs cannot be stopped at once: it waits for pending answers and, when its
 * connections are cut, connects anew and repeats what it was sending. Behind a closed fence it can do neither.
 */
export class SocketFence {
  readonly #sockets = new Set<Socket>();
  #closed = false;

  /** @param encrypted whether the library gives settings of TLS */
  constructor(private readonly encrypted = false) {}

  readonly open: ISocketFactory = ({ host, port, ssl, onConnect }) => {
    if (this.#closed) throw new Error('The client was shut down');
    // An address is no name that a server could be asked by.
    const servername = isIP(host) === 0 ? host : undefined;
    const socket = this.encrypted
      ? connectTls({ host, port, servername, ...ssl }, onConnect)
      : connect({ host, port }, onConnect);
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    return socket;
  };

  close(): void {
    this.#closed = true;
    for (const socket of this.#sockets) socket.destroy(new Error('The client was shut down'));
  }
}
