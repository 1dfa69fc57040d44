import type { DocumentRules } from './document-rules.js';
import { namedTables } from './named-tables.js';

/** Where rules name a mapping table that is not there: `sku.mapping: there is no mapping table acme-items`. */
export function unknownTables(rules: DocumentRules, isTable: (name: string) => boolean): string[] {
  return namedTables(rules).flatMap(([field, table]) =>
    isTable(table) ? [] : [`${field}: there is no mapping table ${table}`],
  );
}
