import type { DroppedFile } from '../watched-folder/dropped-file.js';

/** A file of the server as it was listed. Its version is all that a server tells: size and time. */
export interface RemoteFile extends DroppedFile {
  /** Bytes. */
  readonly size: number;
}

/** @param mtime seconds since 1970, by whichever clock; only whether it changed is of interest */
export function remoteFile(name: string, { size, mtime }: { size: number; mtime: number }): RemoteFile {
  return { name, size, version: `${size}-${mtime}` };
}
