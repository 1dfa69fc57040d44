import { z } from 'zod';
import { isVkn } from './vkn.js';

/**
 * Tax number of a company (VKN): 10 digits with their check digit. Only {@link companyTaxNoOf} and a contract make one, so
 * that the number of a person (TCKN) gets into no event.
 */
export const companyTaxNo = z
  .string()
  .regex(/^\d{10}$/, { message: 'must be the VKN of a company', abort: true })
  .refine(isVkn, 'must be the VKN of a company')
  .brand<'CompanyTaxNo'>();
export type CompanyTaxNo = z.output<typeof companyTaxNo>;

/** The number where it is that of a company; undefined for that of a person, and for anything else. */
export function companyTaxNoOf(taxNo: string | null | undefined): CompanyTaxNo | undefined {
  return companyTaxNo.safeParse(taxNo).data;
}
