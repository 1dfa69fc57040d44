import type { DocumentRules } from './document-rules.js';

/** Where rules name a mapping table that is not there: `sku.mapping: there is no mapping table acme-items`. */
export function unknownTables(rules: DocumentRules, isTable: (name: string) => boolean): string[] {
  const named: readonly (readonly [place: string, table: string | undefined])[] = [
    ['account.mapping', rules.account?.by === 'id' ? rules.account.mapping : undefined],
    ['sku.mapping', rules.sku.mapping],
    ['unit.mapping', rules.unit.mapping],
    ['depot.mapping', rules.depot.mapping],
    ['kdvClass.ofGroup', rules.kdvClass.ofGroup],
    ['kdvClass.ofRate', rules.kdvClass.ofRate],
  ];
  return named.flatMap(([place, table]) =>
    table === undefined || isTable(table) ? [] : [`${place}: there is no mapping table ${table}`],
  );
}
