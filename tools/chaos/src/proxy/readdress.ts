import type { Filter } from './one-way.js';

const SIZE_BYTES = 4;
/** Answers that name brokers are small: what is larger passes as it comes. */
const LARGEST_NAMING = 65_536;

/**
 * For answers of a Kafka broker on this machine: where one tells the broker's address, the port becomes that of a proxy,
 * so that clients stay behind it.
 */
export function readdress(host: string, from: number, to: number): Filter {
  const theirs = addressBytes(host, from);
  const own = addressBytes(host, to);
  let buffered: Buffer = Buffer.alloc(0);
  /** Bytes of a large answer that have not come yet. */
  let passing = 0;
  return (data) => {
    const out: Buffer[] = [];
    let rest: Buffer = buffered.length > 0 ? Buffer.concat([buffered, data]) : data;
    while (rest.length > 0) {
      if (passing > 0) {
        const part = rest.subarray(0, passing);
        passing -= part.length;
        out.push(part);
        rest = rest.subarray(part.length);
        continue;
      }
      if (rest.length < SIZE_BYTES) break;
      const size = SIZE_BYTES + rest.readInt32BE(0);
      if (size > LARGEST_NAMING) {
        passing = size;
        continue;
      }
      if (rest.length < size) break;
      out.push(replaced(rest.subarray(0, size), theirs, own));
      rest = rest.subarray(size);
    }
    buffered = rest;
    return out.length === 1 && out[0] ? out[0] : Buffer.concat(out);
  };
}

function replaced(frame: Buffer, theirs: Buffer, own: Buffer): Buffer {
  for (let at = frame.indexOf(theirs); at >= 0; at = frame.indexOf(theirs, at + 1)) own.copy(frame, at);
  return frame;
}

/** Host and port as they follow each other in answers. */
function addressBytes(host: string, port: number): Buffer {
  const bytes = Buffer.alloc(host.length + 4);
  bytes.write(host);
  bytes.writeInt32BE(port, host.length);
  return bytes;
}
