import { connect } from 'node:net';

/** ApiVersions request, version 0: size, API key 18, version 0, correlation id 1, no client id. */
const request = Buffer.from([0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 1, 0xff, 0xff]);
/** Size, correlation id, error code. */
const HEAD_BYTES = 10;
const PATIENCE_MS = 2_000;

/** Whether a Kafka broker answers a request on a port of 127.0.0.1. */
export function brokerAnswers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    const done = (answered: boolean): void => {
      socket.destroy();
      resolve(answered);
    };
    let head = Buffer.alloc(0);
    socket.on('data', (bytes) => {
      head = Buffer.concat([head, bytes]);
      if (head.length >= HEAD_BYTES) done(head.readInt32BE(4) === 1 && head.readInt16BE(8) === 0);
    });
    socket.setTimeout(PATIENCE_MS, () => done(false));
    socket.once('error', () => done(false));
    socket.once('close', () => done(false));
  });
}
