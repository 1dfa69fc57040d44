import { KervanError } from '@kervan/contracts';
import type { RemoteFile } from './remote-file.js';
import type { SftpSession } from './sftp-session.js';

/**
 * Bytes of a remote file: all of the version that was listed, or an error.
 *
 * @param keep called before each chunk is given, so that a lease outlives a long file
 * @throws KervanError VERSION_MISMATCH: it changed or vanished while it was read; SOURCE_UNAVAILABLE; what `keep` throws
 */
export async function* wholeFile(
  session: SftpSession,
  path: string,
  file: RemoteFile,
  keep: () => Promise<void>,
): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of session.read(path)) {
    bytes += chunk.length;
    if (bytes > file.size) throw changed(file);
    await keep();
    yield chunk;
  }
  const now = await session.stat(path);
  if (bytes !== file.size || now?.version !== file.version) throw changed(file);
}

function changed({ name }: RemoteFile): KervanError {
  return new KervanError('VERSION_MISMATCH', `${name}: it changed while it was fetched`);
}
