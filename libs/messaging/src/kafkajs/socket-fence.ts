import { connect, type Socket } from 'node:net';
import type { ISocketFactory } from 'kafkajs';

const KEEP_ALIVE_MS = 60_000;

/**
 * All sockets of one kafkajs instance. kafkajs cannot be stopped at once: it waits for pending answers and, when its
 * connections are cut, connects anew and repeats what it was sending. Behind a closed fence it can do neither.
 */
export class SocketFence {
  readonly #sockets = new Set<Socket>();
  #closed = false;

  readonly open: ISocketFactory = ({ host, port, onConnect }) => {
    if (this.#closed) throw new Error('The client was shut down');
    const socket = connect({ host, port }, onConnect);
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
