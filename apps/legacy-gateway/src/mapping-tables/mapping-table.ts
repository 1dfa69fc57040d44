import { isTckn } from '@kervan/contracts';
import { folded } from '@kervan/formats';
import { z } from 'zod';
import { tableName } from './table-name.js';

const LONGEST = 200;
const text = z
  .string()
  .min(1)
  .max(LONGEST)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must be printable text');

/** What a source calls something. The tax number of a person is none: keys are shown and audited. */
export const mappingKey = text.refine((key) => !isTckn(key), 'must not be the tax number of a person');

/** What it means here. */
export const mappingValue = text;

/** What names of a source mean, as a file beside the sources or the product itself says it. */
export interface MappingTable {
  readonly name: string;
  /** Rises with every change of the file. */
  readonly version: number;
  /** `folded`: letters of both cases and the four letters i are one. */
  readonly keys: 'exact' | 'folded';
  readonly entries: ReadonlyMap<string, string>;
}

/** A mapping table as its file writes it: YAML or JSON, every scalar as the text that stands there. */
export const MappingFile = z
  .strictObject({
    table: tableName,
    version: z.string().regex(/^[1-9]\d{0,8}$/, 'must be a whole number from 1 on'),
    keys: z.literal(['exact', 'folded']).default('exact'),
    entries: z.record(z.string(), mappingValue),
  })
  .transform(({ table, version, keys, entries }, context): MappingTable => {
    const fault = (path: readonly string[], message: string): void => {
      context.addIssue({ code: 'custom', path: ['entries', ...path], message });
    };
    for (const key of Object.keys(entries)) {
      const [issue] = mappingKey.safeParse(key).error?.issues ?? [];
      if (issue) fault([key], `the key ${issue.message}`);
    }
    const made = mappingTable(table, Number(version), keys, entries);
    if (made.entries.size < Object.keys(entries).length) fault([], 'must have each key once, letters folded');
    return made;
  });

/** A table of the product itself. */
export function mappingTable(
  name: string,
  version: number,
  keys: MappingTable['keys'],
  entries: Readonly<Record<string, string>>,
): MappingTable {
  const keyed = Object.entries(entries).map(([key, value]) => [keyIn({ keys }, key), value] as const);
  return { name, version, keys, entries: new Map(keyed) };
}

/** A name as the keys of a table are written. */
export function keyIn({ keys }: Pick<MappingTable, 'keys'>, name: string): string {
  return keys === 'folded' ? folded(name) : name.trim();
}
