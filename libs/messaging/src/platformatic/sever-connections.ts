import type { ConnectionPool } from '@platformatic/kafka';

/** Ends a client at once. Closing alone would still write out what is buffered and wait for the other side. */
export function severConnections(client: {
  readonly connections: ConnectionPool;
  close(): Promise<void>;
}): void {
  const sockets = [...client.connections].map(([, connection]) => connection.socket);
  void client.close().catch(() => undefined);
  for (const socket of sockets) socket.destroy();
}
