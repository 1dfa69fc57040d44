import { posix } from 'node:path';
import { DONE_SUFFIX } from '../watched-folder/list-dropped.js';
import type { RemoteFile } from './remote-file.js';
import type { RemoteListing } from './remote-listing.js';
import { isSafe } from './remote-name.js';
import type { SftpCollect } from './sftp-collect.js';
import type { SftpSession } from './sftp-session.js';
import { SftpStatus, statusOf } from './sftp-status.js';

/** Name of a file that is about to be deleted: `.sales.csv.fetched`, or with a number behind. */
const ASIDE = /^\.(.+)\.fetched(\.\d+)?$/;

/**
 * Moves or deletes a remote file that was fetched. It is renamed first and looked at then: a version that came at the last
 * moment gets its name back. A done-marker goes before, since it must not vouch for the next file.
 *
 * @throws KervanError SOURCE_UNAVAILABLE
 */
export async function putAway(
  session: SftpSession,
  { folder, after }: SftpCollect,
  { name, version }: RemoteFile,
): Promise<void> {
  if (after.do === 'keep') return;
  const path = posix.join(folder, name);
  const isMove = after.do === 'move';
  const aside = await freePath(
    session,
    isMove ? posix.join(after.to, name) : posix.join(folder, `.${name}.fetched`),
  );
  await session.remove(`${path}${DONE_SUFFIX}`);
  try {
    await session.rename(path, aside);
  } catch (error) {
    if (statusOf(error) === SftpStatus.missing) return;
    throw error;
  }
  const found = await session.stat(aside);
  if (found && found.version !== version) await session.rename(aside, path);
  else if (!isMove) await session.remove(aside);
}

/**
 * Gives files their names back that a worker had put aside to delete them, and then died.
 *
 * @param isHeld whether another worker has a file of this name and lives: it deletes its own
 */
export async function giveBack(
  session: SftpSession,
  folder: string,
  listed: readonly RemoteFile[],
  isHeld: (name: string) => Promise<boolean>,
): Promise<void> {
  const names = new Set(listed.map(({ name }) => name));
  for (const { name } of listed) {
    const original = ASIDE.exec(name)?.[1];
    if (original === undefined || !isSafe(original) || names.has(original)) continue;
    if (await isHeld(original)) continue;
    try {
      await session.rename(posix.join(folder, name), posix.join(folder, original));
    } catch (error) {
      // It was deleted since it was listed.
      if (statusOf(error) !== SftpStatus.missing) throw error;
    }
    names.add(original);
  }
}

/** Removes done-markers whose file is gone: they would vouch for the next file of its name. */
export async function removeLoneMarkers(
  session: SftpSession,
  folder: string,
  { files, done }: RemoteListing,
): Promise<void> {
  const names = new Set(files.map(({ name }) => name));
  for (const name of done) {
    const path = posix.join(folder, name);
    // A listing is no snapshot: the file may have come after it was passed.
    if (!names.has(name) && !(await session.stat(path))) await session.remove(`${path}${DONE_SUFFIX}`);
  }
}

/** The path, or with the first number behind that makes it free. */
async function freePath(session: SftpSession, path: string): Promise<string> {
  let free = path;
  for (let number = 1; await session.stat(free); number++) free = `${path}.${number}`;
  return free;
}
