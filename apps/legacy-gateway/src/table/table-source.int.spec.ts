import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TableCollect } from './table-collect.js';
import { TableSource } from './table-source.js';

describe('a table', () => {
  let urlFile: string;
  beforeEach(async () => {
    urlFile = join(await mkdtemp(join(tmpdir(), 'table-')), 'url');
  });
  afterEach(() => rm(join(urlFile, '..'), { recursive: true }));

  it.each(['mysql', 'postgresql'] as const)(
    'of %s is refused without telling the password where its URL is none',
    async (driver) => {
      await writeFile(urlFile, `${driver}://reader:S3cr#et@host:3306/erp\n`);
      const columns = [{ name: 'sku', key: true }];
      const source = new TableSource(
        TableCollect.parse({ driver, urlFile, table: 'stock', columns, changes: { by: 'hash' } }),
      );

      const refusal: unknown = await source
        .sweep(null, new AbortController().signal)
        .catch((error: unknown) => error);

      expect(refusal).toMatchObject({ code: 'SOURCE_INVALID' });
      expect(String(refusal)).not.toContain('S3cr');
      await source.close();
    },
  );
});
