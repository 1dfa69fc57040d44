import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { Answers, MappingQuestion } from './answers.js';
import { keyIn, mappingKey, type MappingTable } from './mapping-table.js';

/** The last change of a key, as somebody made it while the gateway ran. */
interface Entry {
  readonly table: string;
  readonly key: string;
  readonly value: string;
  /** Version of the file that it was made over. */
  readonly fileVersion: number;
}

interface Changes {
  readonly entries: readonly Entry[];
  /** How often each table was changed. */
  readonly counts: Readonly<Record<string, number>>;
}

const LAST_CHANGES = `
  SELECT
    (SELECT coalesce(json_agg(json_build_object(
        'table', asked.table_name, 'key', asked.key, 'value', last.value, 'fileVersion', last.file_version)), '[]')
      FROM unnest($1::text[], $2::text[]) AS asked (table_name, key) CROSS JOIN LATERAL (
        SELECT value, file_version FROM mapping_entry AS entry
        WHERE entry.table_name = asked.table_name AND entry.key = asked.key ORDER BY version DESC LIMIT 1
      ) AS last) AS entries,
    (SELECT coalesce(json_object_agg(table_name, changes), '{}') FROM (
        SELECT table_name, max(version) AS changes FROM mapping_entry WHERE table_name = ANY($1) GROUP BY table_name
      ) AS changed) AS counts`;

/** All mapping tables: what files say, and what was changed since. */
export class MappingTables {
  constructor(private readonly tables: ReadonlyMap<string, MappingTable>) {}

  all(): readonly MappingTable[] {
    return [...this.tables.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  has(name: string): boolean {
    return this.tables.has(name);
  }

  /** @throws KervanError NOT_FOUND */
  table(name: string): MappingTable {
    const table = this.tables.get(name);
    if (!table) throw new KervanError('NOT_FOUND', `there is no mapping table ${name}`);
    return table;
  }

  /**
   * Looks all names up at once. Of a file and a later change the change counts, until the file has a new version that says
   * something of the name itself.
   *
   * @throws KervanError NOT_FOUND for a table that no file declares
   */
  async ask(db: Pick<Db, 'query'>, questions: readonly MappingQuestion[]): Promise<Answers> {
    const asked = new Map(questions.flatMap((question) => this.#keyed(question)));
    const { entries, counts } = asked.size === 0 ? unchanged : await lastChanges(db, [...asked.values()]);
    const changes = new Map(entries.map((entry) => [addressOf(entry), entry]));
    return {
      meaning: (name, asName) => {
        const table = this.table(name);
        const key = keyIn(table, asName);
        const declared = table.entries.get(key);
        const change = changes.get(addressOf({ table: name, key }));
        if (change === undefined) return declared;
        return declared !== undefined && table.version > change.fileVersion ? declared : change.value;
      },
      version: (name) => `${this.table(name).version}.${counts[name] ?? 0}`,
    };
  }

  /** No question for a name that cannot be a key. */
  #keyed({ table, name }: MappingQuestion): [string, Address][] {
    const key = mappingKey.safeParse(keyIn(this.table(table), name));
    if (!key.success) return [];
    const address = { table, key: key.data };
    return [[addressOf(address), address]];
  }
}

interface Address {
  readonly table: string;
  readonly key: string;
}

const unchanged: Changes = { entries: [], counts: {} };

async function lastChanges(db: Pick<Db, 'query'>, asked: readonly Address[]): Promise<Changes> {
  const [changes = unchanged] = await db.query<Changes>(LAST_CHANGES, [
    asked.map(({ table }) => table),
    asked.map(({ key }) => key),
  ]);
  return changes;
}

function addressOf({ table, key }: Address): string {
  return `${table}/${key}`;
}
