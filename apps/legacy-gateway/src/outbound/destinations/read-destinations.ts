import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { faultsOf, KervanError } from '@kervan/contracts';
import { parse } from 'yaml';
import { destinationOf, type Destination } from './destination.js';
import { DestinationFile } from './destination-file.js';

const DECLARATION = /\.(ya?ml|json)$/;

/** A file that declares a destination, or what is wrong with it. */
type Read = { readonly file: string } & ({ readonly destination: Destination } | { readonly fault: string });

/**
 * The destinations that the files of a folder declare, in order of their names.
 *
 * @param root folder below which their folders are
 * @throws KervanError DESTINATION_INVALID naming every fault of every file
 */
export async function readDestinations(folder: string, root: string): Promise<readonly Destination[]> {
  const names = (await readdir(folder)).filter((name) => DECLARATION.test(name)).sort();
  const all = await Promise.all(names.map((name) => read(folder, name, root)));
  const declared = all.flatMap((each) => ('destination' in each ? [each] : []));
  const faults = [
    ...all.flatMap((each) => ('fault' in each ? [`${each.file}: ${each.fault}`] : [])),
    ...sharing(declared, 'name'),
    ...sharing(declared, 'folder'),
  ];
  if (faults.length > 0) throw new KervanError('DESTINATION_INVALID', faults.join('\n'));
  return declared.map(({ destination }) => destination);
}

async function read(folder: string, file: string, root: string): Promise<Read> {
  try {
    // JSON is YAML.
    const { data, error } = DestinationFile.safeParse(parse(await readFile(join(folder, file), 'utf8')));
    return error ? { file, fault: faultsOf(error) } : { file, destination: destinationOf(data, root) };
  } catch (error) {
    const [fault = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { file, fault };
  }
}

/** Files of two destinations in one folder could replace each other. */
function sharing(
  declared: readonly { readonly file: string; readonly destination: Destination }[],
  field: 'name' | 'folder',
): readonly string[] {
  return declared.flatMap(({ file, destination }, index) => {
    const other = declared.slice(0, index).find((each) => each.destination[field] === destination[field]);
    return other ? [`${file}: ${field}: is that of ${other.file}`] : [];
  });
}
