import { Readable } from 'node:stream';
import { GetObjectCommand, HeadObjectCommand, S3ServiceException, type S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { KervanError } from '@kervan/contracts';
import { documentPath } from './document-path.js';
import { DocumentStore } from './document-store.js';
import { ofHash } from './of-hash.js';
import { storeFailure } from './store-failure.js';

/** In memory for each document that is kept; an object has at most 10,000 parts. */
const PART_BYTES = 8 * 1_048_576;

/** Documents as objects of one bucket; an object is there whole or not at all. */
export class S3DocumentStore extends DocumentStore {
  constructor(
    private readonly client: S3Client,
    private readonly bucket: string,
  ) {
    super();
  }

  override async keep(
    sha256: string,
    chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<void> {
    if (await this.has(sha256)) return;
    const Body = Readable.from(ofHash(sha256, chunks), { objectMode: false });
    try {
      const params = { ...this.#object(sha256), Body };
      await new Upload({ client: this.client, params, queueSize: 1, partSize: PART_BYTES }).done();
    } catch (error) {
      throw storeFailure('kept', error);
    }
  }

  override async *read(sha256: string): AsyncGenerator<Buffer> {
    try {
      const { Body } = await this.client.send(new GetObjectCommand(this.#object(sha256)));
      if (!(Body instanceof Readable))
        throw new KervanError('DOCUMENT_MISSING', `the store answered ${sha256} without bytes`);
      const chunks: AsyncIterable<Buffer> = Body;
      yield* ofHash(sha256, chunks);
    } catch (error) {
      throw storeFailure('read', error);
    }
  }

  override async has(sha256: string): Promise<boolean> {
    const object = this.#object(sha256);
    try {
      await this.client.send(new HeadObjectCommand(object));
      return true;
    } catch (error) {
      if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return false;
      throw storeFailure('looked for', error);
    }
  }

  #object(sha256: string) {
    return { Bucket: this.bucket, Key: documentPath(sha256) };
  }
}
