import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connectDatabase, temporaryDatabase, type Database, type TemporaryDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { audit } from './audit.js';
import { auditLog } from './audit-log.js';
import { CreateOperatorAudit1764000000105 } from './create-operator-audit.js';
import { verifyAudit } from './verify-audit.js';

describe('the audit of operators', () => {
  let temporary: TemporaryDatabase;
  let database: Database;

  beforeAll(async () => {
    temporary = await temporaryDatabase(testStores().databaseUrl);
    const migrations = [CreateOperatorAudit1764000000105];
    database = await connectDatabase({
      url: temporary.url,
      applicationName: 'spec',
      entities: [],
      migrations,
    });
    await database.migrate();
  });
  beforeEach(async () => {
    await tamper('TRUNCATE operator_audit');
    for (const action of ['first', 'second', 'third', 'fourth']) await audited(action);
  });
  afterAll(async () => {
    await database.close();
    await temporary.drop();
  });

  async function audited(action: string): Promise<void> {
    const transaction = await database.begin();
    const entry = { actor: 'ayse', action, subject: 'topic/İ"1', reason: 'çünkü', details: { keys: 3 } };
    await audit(transaction.db, entry);
    await transaction.commit();
  }

  /** What nobody but a superuser could do. */
  async function tamper(sql: string): Promise<void> {
    const session = await database.session();
    await session.query('ALTER TABLE operator_audit DISABLE TRIGGER ALL');
    await session.query(sql);
    await session.query('ALTER TABLE operator_audit ENABLE TRIGGER ALL');
    session.close();
  }

  it('keeps what was done, newest first', async () => {
    expect(await auditLog(database, { limit: 2, before: 4 })).toMatchObject([
      { no: 3, action: 'third', actor: 'ayse', reason: 'çünkü', details: { keys: 3 } },
      { no: 2, action: 'second', at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/) },
    ]);
    expect(await auditLog(database, { limit: 9, action: 'first' })).toMatchObject([{ no: 1 }]);
  });

  it('is a chain that is verified, its head included', async () => {
    const [{ hash } = { hash: '' }] = await auditLog(database, { limit: 1 });
    expect(await verifyAudit(database)).toEqual({ entries: 4, head: hash, broken: null });
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('stays one chain when many add to it at the same time', async () => {
    await Promise.all(Array.from({ length: 16 }, (_, index) => audited(`at once ${index}`)));
    expect(await verifyAudit(database)).toMatchObject({ entries: 20, broken: null });
  });

  it('leaves no entry of what was rolled back', async () => {
    const transaction = await database.begin();
    await audit(transaction.db, { actor: 'ayse', action: 'undone', subject: '', reason: null });
    await transaction.rollback();
    expect(await auditLog(database, { limit: 9, action: 'undone' })).toEqual([]);
    expect(await verifyAudit(database)).toMatchObject({ entries: 4, broken: null });
  });

  it.each([
    [`UPDATE operator_audit SET actor = 'ali'`],
    ['DELETE FROM operator_audit WHERE no = 4'],
    ['TRUNCATE operator_audit'],
  ])('refuses %s', async (sql) => {
    await expect(database.query(sql)).rejects.toMatchObject({ code: 'DATABASE_REFUSED' });
  });

  it.each([
    ['an actor', `UPDATE operator_audit SET actor = 'ali' WHERE no = 2`, 2],
    ['a time', `UPDATE operator_audit SET at = at - interval '1 day' WHERE no = 3`, 3],
    ['a reason that was taken away', 'UPDATE operator_audit SET reason = NULL WHERE no = 1', 1],
    ['a hash', `UPDATE operator_audit SET hash = md5('') WHERE no = 2`, 2],
    ['a link', `UPDATE operator_audit SET previous = md5('') WHERE no = 2`, 2],
    ['an entry that is gone', 'DELETE FROM operator_audit WHERE no = 2', 3],
    ['the first entry gone', 'DELETE FROM operator_audit WHERE no = 1', 2],
  ])('finds %s that was tampered with', async (_, sql, broken) => {
    await tamper(sql);
    expect(await verifyAudit(database)).toMatchObject({ broken });
  });
});
