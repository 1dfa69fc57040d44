import type { DocumentRules } from './document-rules.js';

/** Mapping tables that rules ask, each with the field that names it. */
export function namedTables({
  account,
  sku,
  unit,
  depot,
  kdvClass,
}: DocumentRules): readonly (readonly [field: string, table: string])[] {
  const named = {
    'account.mapping': account?.by === 'id' ? account.mapping : undefined,
    'sku.mapping': sku.mapping,
    'unit.mapping': unit.mapping,
    'depot.mapping': depot.mapping,
    'kdvClass.ofGroup': kdvClass.ofGroup,
    'kdvClass.ofRate': kdvClass.ofRate,
  };
  return Object.entries(named).flatMap(([field, table]) =>
    table === undefined ? [] : [[field, table] as const],
  );
}
