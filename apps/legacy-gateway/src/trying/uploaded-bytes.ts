import type { IncomingMessage } from 'node:http';
import { MOST_TRIED_BYTES } from '@kervan/console-api';
import { RequestInvalid } from '@kervan/service';

/** The body of a request as it came, held whole: it is read twice. @throws RequestInvalid for one of another media type, and one that is too large */
export async function uploadedBytes(request: IncomingMessage, most = MOST_TRIED_BYTES): Promise<Buffer> {
  if (request.headers['content-type'] !== 'application/octet-stream')
    throw new RequestInvalid([{ field: 'content-type', message: 'must be application/octet-stream' }]);
  const chunks: Buffer[] = [];
  let size = 0;
  const body: AsyncIterable<Buffer> = request;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > most)
      throw new RequestInvalid([{ field: 'body', message: `must have at most ${most} bytes` }]);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
