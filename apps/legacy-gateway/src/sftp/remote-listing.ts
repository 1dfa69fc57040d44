import { DONE_SUFFIX, type Listing } from '../watched-folder/list-dropped.js';
import type { RemoteFile } from './remote-file.js';
import { isSafe } from './remote-name.js';

export interface RemoteListing extends Listing {
  /** In byte order of their names. */
  readonly files: readonly RemoteFile[];
}

/** The data files of a remote folder and the names that markers vouch for. @param isOurs by the pattern of the source */
export function remoteListing(
  listed: readonly RemoteFile[],
  isOurs: (name: string) => boolean,
): RemoteListing {
  const markers = listed.map(({ name }) => name).filter((name) => name.endsWith(DONE_SUFFIX));
  return {
    files: listed.filter(({ name }) => isOurs(name)).sort((one, other) => (one.name < other.name ? -1 : 1)),
    done: new Set(
      markers
        .map((name) => name.slice(0, -DONE_SUFFIX.length))
        .filter((name) => isOurs(name) && isSafe(name)),
    ),
  };
}
