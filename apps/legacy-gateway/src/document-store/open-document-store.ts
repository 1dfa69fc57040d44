import { basename, dirname } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import { S3Client } from '@aws-sdk/client-s3';
import type { DocumentStore } from './document-store.js';
import type { DocumentStoreSettings } from './document-store-settings.js';
import { FolderDocumentStore } from './folder-document-store.js';
import { S3DocumentStore } from './s3-document-store.js';

/** Signatures need a name; most servers that are not Amazon's take any. */
const DEFAULT_REGION = 'us-east-1';

/**
 * The store that the settings name; it is reached when it is first used.
 *
 * @param folder where documents lie if the settings do not say
 */
export function openDocumentStore(
  { DOCUMENT_STORE, DOCUMENT_STORE_KEY: credentials }: DocumentStoreSettings,
  folder: string,
): DocumentStore {
  if (DOCUMENT_STORE === undefined) return new FolderDocumentStore(folder);
  const url = new URL(DOCUMENT_STORE);
  if (url.protocol === 'file:') return new FolderDocumentStore(fileURLToPath(url));
  const client = new S3Client({
    endpoint: url.origin + dirname(url.pathname),
    region: url.searchParams.get('region') ?? DEFAULT_REGION,
    forcePathStyle: true,
    // Bytes are checked by their own hash; not every server knows those of the client.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(credentials && { credentials }),
  });
  return new S3DocumentStore(client, decodeURIComponent(basename(url.pathname)));
}
