import type { Socket } from 'node:net';

const SIZE_BYTES = 4;

/** Calls back for each request or answer of the Kafka protocol, its four size bytes included. */
export function onFrame(socket: Socket, callback: (frame: Buffer) => void): void {
  let buffered = Buffer.alloc(0);
  socket.on('data', (data: Buffer) => {
    buffered = Buffer.concat([buffered, data]);
    while (buffered.length >= SIZE_BYTES) {
      const end = SIZE_BYTES + buffered.readInt32BE(0);
      if (buffered.length < end) break;
      callback(Buffer.from(buffered.subarray(0, end)));
      buffered = buffered.subarray(end);
    }
  });
}

const PRODUCE = 0;

export function isProduceRequest(frame: Buffer): boolean {
  return frame.readInt16BE(SIZE_BYTES) === PRODUCE;
}
