import { fileURLToPath } from 'node:url';
import type { Database } from '@kervan/database';
import { loadMappingTables, mappingsBeside } from '../mapping-tables/load-mapping-tables.js';
import { MappingTables } from '../mapping-tables/mapping-tables.js';
import { normaliser } from '../normalising/normaliser.js';
import { configuredSource, type ConfiguredSource } from './configured-source.js';
import { loadSources } from './load-sources.js';

/** Folder of the example sources. */
export const shippedSources = fileURLToPath(new URL('../../sources', import.meta.url));

/** An example source, its folders below `root`. */
export async function shippedSource(
  name: string,
  root: string,
  database: Database,
): Promise<ConfiguredSource> {
  const tables = new MappingTables(await loadMappingTables(mappingsBeside(shippedSources)));
  const loaded = (await loadSources(shippedSources)).find((source) => source.name === name);
  if (!loaded) throw new Error(`no example source is called ${name}`);
  return configuredSource(loaded, root, normaliser(database, loaded.documents, tables));
}
