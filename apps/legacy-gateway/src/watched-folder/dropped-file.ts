import type { BigIntStats } from 'node:fs';

/** A file of the watched folder as it was seen: same name is not enough, a file may be replaced under it. */
export interface DroppedFile {
  readonly name: string;
  /** Changes with every write and every replacement: inode, size and modification time. */
  readonly version: string;
}

export function versionOf({ ino, size, mtimeNs }: BigIntStats): string {
  return `${ino}-${size}-${mtimeNs}`;
}
