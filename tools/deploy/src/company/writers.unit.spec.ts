import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as contracts from '@kervan/contracts';
import { serviceOfSource, topics } from '@kervan/contracts';
import { workspace } from '@kervan/local';
import { describe, expect, it } from '@jest/globals';
import { services } from './services.js';
import { topicsWrittenBy, writers } from './writers.js';

/** Topics of the contracts that an app publishes by their names. */
function publishedBy(app: string): string[] {
  const folder = join(workspace, 'apps', app, 'src');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !/\.(spec|mother)\.ts$/.test(file),
  );
  const code = sources.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  const names = new Set([...code.matchAll(/\.publish\(\s*([A-Z]\w+),/g)].map(([, name]) => name));
  return contracts.catalogue
    .filter((contract) =>
      Object.entries(contracts).some(([name, value]) => value === contract && names.has(name)),
    )
    .map(({ topic }) => topic);
}

describe('the writers of topics', () => {
  it('are one for every topic but the receipts', () => {
    const named = topics.map(({ name }) => name).filter((name) => name !== 'ops.receipts');

    expect(Object.keys(writers).sort()).toEqual(named.sort());
  });

  it.each(services.map((service) => [service.name, service] as const))(
    'are right about what %s publishes',
    (name, service) => {
      const published = publishedBy(name);

      expect(topicsWrittenBy(service)).toEqual(expect.arrayContaining(published));
    },
  );

  it.each(services)('are known by their source: $source', ({ name, source }) => {
    expect(serviceOfSource(source)).toBe(name);
  });

  it('are seen in the code of all that write but the gateway, which takes its contracts from a file', () => {
    const seen = services.filter(({ name }) => publishedBy(name).length > 0).map(({ name }) => name);

    expect(seen).toEqual(['accounting', 'ecommerce', 'erp-core', 'hr', 'legacy-gateway', 'warehouse']);
  });
});
