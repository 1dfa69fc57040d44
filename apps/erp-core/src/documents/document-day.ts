import { day } from '@kervan/contracts';

/** Day of a document: its number, by the rule of e-Fatura, knows no other century. */
export const documentDay = day.refine((date) => date.startsWith('20'), 'must be in the years 2000 to 2099');
