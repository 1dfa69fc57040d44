import { Database, type Db } from '@kervan/database';
import { Caller, Command, Commands, Endpoint, toPage, type Page } from '@kervan/service';
import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { keyIn, mappingKey } from './mapping-table.js';
import { MappingTables } from './mapping-tables.js';
import {
  changeFilter,
  MappingChangePage,
  MappingTableList,
  MeaningView,
  NewMeaning,
  type ChangeFilter,
  type MappingChange,
} from './mapping-schemas.js';
import { countChanges, readChanges } from './read-changes.js';
import { setEntry } from './set-entry.js';
import { tableName } from './table-name.js';

/** What names of legacy systems mean: repaired here, documents that waited for it are replayed. */
@Controller('ops/mappings')
export class MappingOperations {
  constructor(
    private readonly database: Database,
    private readonly commands: Commands,
    private readonly tables: MappingTables,
  ) {}

  @Get()
  @Endpoint({ summary: 'The mapping tables with their versions.', returns: MappingTableList })
  async list(): Promise<MappingTableList> {
    const counts = await countChanges(this.database);
    const tables = this.tables.all().map(({ name, version, keys, entries }) => {
      return { table: name, version: `${version}.${counts.get(name) ?? 0}`, keys, entries: entries.size };
    });
    return { tables };
  }

  @Get(':table')
  @Endpoint({ summary: 'What was changed while the gateway ran, newest first.', returns: MappingChangePage })
  async changes(
    @Param('table', { schema: tableName }) table: string,
    @Query({ schema: changeFilter }) { after, limit }: ChangeFilter,
  ): Promise<Page<MappingChange>> {
    const { name } = this.tables.table(table);
    const changes = await readChanges(this.database, name, { before: after, limit: limit + 1 });
    return toPage(changes, { limit }, ({ no }) => String(no));
  }

  @Get(':table/:key')
  @Endpoint({ summary: 'What a name means.', returns: MeaningView })
  meaning(
    @Param('table', { schema: tableName }) table: string,
    @Param('key', { schema: mappingKey }) key: string,
  ): Promise<MeaningView> {
    return this.#meaning(this.database, table, key);
  }

  @Put(':table/:key')
  @Command({
    summary: 'Says what a name means from now on; saying it again changes nothing.',
    returns: MeaningView,
    conditional: false,
  })
  set(
    @Param('table', { schema: tableName }) table: string,
    @Param('key', { schema: mappingKey }) key: string,
    @Body({ schema: NewMeaning }) meaning: NewMeaning,
    @Caller() { name: actor }: Caller,
  ): Promise<MeaningView> {
    return this.commands.run({
      work: (tx) => setEntry(tx, this.tables.table(table), { name: key, ...meaning, actor }),
      answer: (db) => this.#meaning(db, table, key),
    });
  }

  async #meaning(db: Pick<Db, 'query'>, table: string, name: string): Promise<MeaningView> {
    const answers = await this.tables.ask(db, [{ table, name }]);
    const value = answers.meaning(table, name) ?? null;
    return { table, key: keyIn(this.tables.table(table), name), value, version: answers.version(table) };
  }
}
