/** Codes of Online Retail that are services, fees, manual entries and samples: nothing that lies on a shelf. */
const services: ReadonlySet<string> = new Set([
  'POST',
  'DOT',
  'M',
  'm',
  'D',
  'C2',
  'S',
  'B',
  'BANK CHARGES',
  'AMAZONFEE',
  'CRUK',
  'PADS',
]);

/** Whether a stock code of Online Retail stands for goods; vouchers, `gift_...`, do not. */
export function isStocked(sku: string): boolean {
  return !services.has(sku) && !sku.startsWith('gift_');
}
