import { fileURLToPath } from 'node:url';
import type { ClaimStore } from './claim-store.js';
import { FolderClaimStore } from './folder-claim-store.js';

/** @param url `file:///path` of a folder, which is made when first used. */
export function openClaimStore(url: string): ClaimStore {
  return new FolderClaimStore(fileURLToPath(url));
}
