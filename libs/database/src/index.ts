export { connectDatabase, type DatabaseOptions, type MigrationClass } from './connect-database.js';
export { Database } from './database.js';
export { Session } from './connection/session.js';
export type { Db, EntityClass, RowOf, Where } from './db.js';
export { backUp, type Backup } from './provision/backup.js';
export {
  AUDITOR_ROLE,
  provision,
  PUBLISHER_ROLE,
  type Provision,
  type Provisioned,
} from './provision/provision.js';
export { temporaryDatabase, type TemporaryDatabase } from './provision/temporary-database.js';
export { Transaction, type Statement } from './transaction/transaction.js';
export { serviceSettings } from './provision/service-settings.js';
