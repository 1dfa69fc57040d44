import { lstat, rename, rm } from 'node:fs/promises';

/** Gives a finished folder its name. Another run may have been faster: its folder is as good as ours. */
export async function moveOnce(finished: string, folder: string): Promise<void> {
  await rename(finished, folder).catch(async (error: unknown) => {
    if (!(await exists(folder))) throw error;
    await rm(finished, { recursive: true });
  });
}

export function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
