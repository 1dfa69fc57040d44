import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { postgresqlLegacy } from '../table/legacy/postgresql.mother.js';
import type { LegacyDatabase, LegacySession } from '../table/legacy/legacy-database.mother.js';

const SOURCE = 'product-cards';

/** The table of products of a legacy system in PostgreSQL, whose rows get one version after the other. */
export class ProductTable {
  readonly source = SOURCE;
  /** Every version that a row ever had: `sku version`. */
  readonly written = new Set<string>();
  readonly #versions = new Map<string, number>();

  private constructor(
    private readonly database: LegacyDatabase,
    private readonly session: LegacySession,
  ) {}

  /** @param adminUrl superuser of the PostgreSQL server for specs. */
  static async open(adminUrl: string): Promise<ProductTable> {
    const database = await postgresqlLegacy(adminUrl);
    const session = await database.session();
    await session.run(
      'CREATE TABLE product (sku text PRIMARY KEY, name text, unit text, changed_at timestamptz NOT NULL)',
    );
    return new ProductTable(database, session);
  }

  close(): Promise<void> {
    return this.database.close();
  }

  /** Adds rows, and changes as many of those whose last version was told: another would hide it. */
  async write(count: number, told: ReadonlySet<string>): Promise<void> {
    const settled = [...this.#versions].filter(([sku, version]) => told.has(`${sku} ${version}`));
    const some = Math.min(count, settled.length);
    const [changed = []] = fc.sample(fc.shuffledSubarray(settled, { minLength: some, maxLength: some }), 1);
    const added = Array.from(
      { length: count },
      (_, index) => [`P-${this.#versions.size + index}`, 0] as const,
    );
    const values = [...changed, ...added].map(([sku, version]) => {
      this.#versions.set(sku, version + 1);
      this.written.add(`${sku} ${version + 1}`);
      return `('${sku}', '${version + 1}', 'Adet', now())`;
    });
    await this.session.run(
      `INSERT INTO product VALUES ${values.join(', ')}
       ON CONFLICT (sku) DO UPDATE SET name = excluded.name, changed_at = excluded.changed_at`,
    );
  }

  /** Writes the file that declares the source. @returns its folder */
  async declare(root: string): Promise<string> {
    const declared = join(root, 'declared');
    const urlFile = join(declared, 'url');
    await mkdir(declared, { recursive: true });
    await writeFile(urlFile, this.database.readerUrl);
    const source = {
      name: SOURCE,
      collect: {
        kind: 'table',
        driver: 'postgresql',
        urlFile,
        table: 'product',
        columns: [
          { name: 'sku', key: true },
          { name: 'name' },
          { name: 'unit', value: { type: 'text', codes: { Adet: 'C62' } } },
        ],
        changes: { by: 'watermark', column: 'changed_at' },
        everySeconds: 0.1,
        sweepEveryMinutes: 0.01,
        pageRows: 20,
        pullRows: 100,
      },
      read: {
        format: 'pulled',
        mapping: {
          rows: 'row',
          become: [{ document: { kind: 'product', sku: 'sku', name: 'name', unit: 'unit' } }],
        },
      },
      documents: { takes: ['product'], identity: 'versions' },
    };
    await writeFile(join(declared, `${SOURCE}.json`), JSON.stringify(source));
    return declared;
  }
}
