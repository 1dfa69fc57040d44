import { SourceGaps } from '@kervan/console-api';
import { Database } from '@kervan/database';
import { Endpoint } from '@kervan/service';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { sourceGaps } from '../ordering/source-gaps.js';
import type { ConfiguredSource } from './configured-source.js';
import { sourceFigures, type SourceFigures } from './source-figures.js';
import { SourceRegistry } from './source-registry.js';

const Source = z
  .object({
    name: z.string(),
    /** How its files come: folder, sftp, table, api. */
    collect: z.string(),
    /** Version of its declaration; null: it is part of the program. */
    mapping: z.string().nullable(),
    /** Files by how they ended; refused ones are in quarantine as a whole. */
    files: z.int(),
    filesRefused: z.int(),
    filesDuplicate: z.int(),
    /** Records by what became of them. */
    published: z.int(),
    duplicate: z.int(),
    quarantined: z.int(),
    passed: z.int(),
    lastFile: z.string().nullable(),
    lastOutcome: z.string().nullable(),
    lastAt: z.iso.datetime().nullable(),
    /** Files that were made of what was pulled, and when the source was last asked; null: it is not pulled, or not yet. */
    pulls: z.int().nullable(),
    pulledAt: z.iso.datetime().nullable(),
    ...SourceGaps.shape,
  })
  .meta({ id: 'Source' });
type Source = z.output<typeof Source>;

const Sources = z.object({ items: z.array(Source) }).meta({ id: 'Sources' });

const nothingYet: SourceFigures = {
  ...{ files: 0, filesRefused: 0, filesDuplicate: 0 },
  ...{ published: 0, duplicate: 0, quarantined: 0, passed: 0 },
  ...{ lastFile: null, lastOutcome: null, lastAt: null, pulls: null, pulledAt: null },
};

@Controller('ops/sources')
export class SourceOperations {
  constructor(
    private readonly database: Database,
    private readonly sources: SourceRegistry,
  ) {}

  @Get()
  @Endpoint({ summary: 'The legacy systems, what came from them, and what is missing.', returns: Sources })
  async list(): Promise<{ items: Source[] }> {
    const figures = await sourceFigures(this.database);
    const items = this.sources.all.map((source) =>
      this.#view(source, figures.get(source.name) ?? nothingYet),
    );
    return { items: await Promise.all(items) };
  }

  async #view(source: ConfiguredSource, { lastAt, pulledAt, ...figures }: SourceFigures): Promise<Source> {
    const { name, collect, mapping } = source;
    return {
      ...{ name, collect, mapping, ...figures },
      lastAt: lastAt?.toISOString() ?? null,
      pulledAt: pulledAt?.toISOString() ?? null,
      ...(await sourceGaps(this.database, source)),
    };
  }
}
