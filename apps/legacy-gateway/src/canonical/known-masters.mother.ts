import type { Database } from '@kervan/database';

/** Accounts and products as the core would have told them. */
export async function knownMasters(database: Database): Promise<void> {
  await database.query(
    `INSERT INTO account (account_no, currency, status) VALUES ('120.01', 'TRY', 'ACTIVE'), ('120.02', 'TRY', 'ACTIVE')`,
  );
  await database.query(
    `INSERT INTO product (sku, unit, kdv_class) VALUES ('KLM-01', 'C62', 'STANDARD'), ('KLM-02', 'KGM', 'STANDARD')`,
  );
}
