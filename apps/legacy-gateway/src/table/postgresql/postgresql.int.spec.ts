import { testStores } from '@kervan/local';
import { describeChangesOfATable } from '../legacy/changes-of-a-table.mother.js';
import { postgresqlLegacy } from '../legacy/postgresql.mother.js';

describeChangesOfATable('PostgreSQL', () => postgresqlLegacy(testStores().databaseUrl), [
  'readerUrl',
  'blindUrl',
]);
