import { createConnection, type Connection } from 'mysql2/promise';
import { z } from 'zod';
import { MysqlServer } from '../mysql/mysql-server.js';
import { mysqlNames } from '../quoted.js';
import type { LegacyDatabase, LegacySession } from './legacy-database.mother.js';
import { MariadbServer } from './mariadb-server.mother.js';

const Rows = z.array(z.array(z.string().nullable()));

export async function mariadbLegacy(): Promise<LegacyDatabase> {
  const server = await MariadbServer.start();
  const root = server.url('root', '', 'erp');
  const admin = await createConnection(server.url('root', '', 'mysql'));
  for (const sql of [
    'CREATE DATABASE erp',
    "CREATE USER reader@'%' IDENTIFIED BY 'secret'",
    "CREATE USER blind@'%' IDENTIFIED BY 'secret'",
    'GRANT SELECT ON erp.* TO reader, blind',
    'GRANT PROCESS ON *.* TO reader',
  ])
    await admin.query(sql);
  const sessions: Connection[] = [];
  const session = async (): Promise<LegacySession> => {
    const connection = await createConnection(root);
    sessions.push(connection);
    return {
      run: async (sql) => {
        await connection.query(sql);
      },
      rows: async (sql) => Rows.parse((await connection.query({ sql, rowsAsArray: true }))[0]),
    };
  };
  return {
    driver: 'mysql',
    now: 'NOW(6)',
    time: 'datetime(6)',
    ownerUrl: root,
    sleep: 'SLEEP(3600)',
    readerUrl: server.url('reader', 'secret', 'erp'),
    blindUrl: server.url('blind', 'secret', 'erp'),
    quoted: mysqlNames.quoted,
    session,
    open: (options) => Promise.resolve(new MysqlServer(options)),
    drop: async (table) => {
      await admin.query(`DROP TABLE IF EXISTS erp.${mysqlNames.quoted(table)}`);
    },
    close: async () => {
      for (const connection of sessions) await connection.end();
      await admin.end();
      await server.stop();
    },
  };
}
