/** Services with a database of their own, by name. */
export const databaseServices = [
  'erp-core',
  'warehouse',
  'accounting',
  'legacy-gateway',
  'ecommerce',
  'crm',
  'reporting',
  'hr',
] as const;
export type DatabaseService = (typeof databaseServices)[number];

/** Services that consume events: those with an inbox. */
export const consumingServices = [
  'erp-core',
  'warehouse',
  'accounting',
  'legacy-gateway',
  'ecommerce',
  'crm',
  'reporting',
  'hr',
] as const satisfies readonly DatabaseService[];
export type ConsumingService = (typeof consumingServices)[number];

/** Services that write topics of their own; the others publish receipts alone. */
export const writingServices = [
  'erp-core',
  'warehouse',
  'accounting',
  'legacy-gateway',
  'ecommerce',
  'hr',
] as const satisfies readonly DatabaseService[];
export type WritingService = (typeof writingServices)[number];
