import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { faultsOf, KervanError } from '@kervan/contracts';
import { parseDocument } from 'yaml';
import { nullIfMissing } from '../watched-folder/null-if-missing.js';
import { MappingFile, type MappingTable } from './mapping-table.js';
import { units } from './units.js';

const MAPPING_FILE = /^[^.].*\.(ya?ml|json)$/;

/** Where the mapping tables of a folder of sources lie if nothing else is said. */
export const mappingsBeside = (sourcesFolder: string): string => join(sourcesFolder, 'mappings');

/**
 * Reads all mapping tables of a folder, which may be missing. A file of the name of one of our own tables replaces it.
 *
 * @throws KervanError SOURCE_INVALID with every fault of every file
 */
export async function loadMappingTables(folder: string): Promise<ReadonlyMap<string, MappingTable>> {
  const prefix = basename(folder);
  const names = (await readdir(folder).catch(nullIfMissing)) ?? [];
  const files = names.filter((name) => MAPPING_FILE.test(name)).sort();
  const read = await Promise.all(
    files.map(async (name) => ({ name, result: await readTable(folder, name) })),
  );
  const tables = new Map([[units.name, units]]);
  const declaredBy = new Map<string, string>();
  const faults: string[] = [];
  for (const { name, result } of read) {
    if (typeof result === 'string') {
      faults.push(`${prefix}/${name}: ${result}`);
      continue;
    }
    const other = declaredBy.get(result.name);
    if (other !== undefined) faults.push(`${prefix}/${name}: table: ${result.name} is in ${other} too`);
    declaredBy.set(result.name, name);
    tables.set(result.name, result);
  }
  if (faults.length > 0) throw new KervanError('SOURCE_INVALID', faults.join('\n'));
  return tables;
}

/** The table, or what is wrong with its file. */
async function readTable(folder: string, name: string): Promise<MappingTable | string> {
  // Every scalar stays text: `00123` is no number.
  const document = parseDocument(await readFile(join(folder, name), 'utf8'), { schema: 'failsafe' });
  const [fault] = document.errors;
  if (fault) return fault.message;
  const checked = MappingFile.safeParse(document.toJS());
  return checked.success ? checked.data : faultsOf(checked.error);
}
