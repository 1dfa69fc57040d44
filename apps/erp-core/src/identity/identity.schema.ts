import { isTckn, isVkn } from '@kervan/contracts';
import { z } from 'zod';
import { isIban } from './iban.js';

// No message repeats what was given: these are personal data.

export const personName = z.string().min(1).max(200);

export const tckn = z.string().refine(isTckn, 'must be a TCKN');

/** Of a company (VKN) or a person (TCKN). */
export const taxNo = z.string().refine((text) => isVkn(text) || isTckn(text), 'must be a VKN or a TCKN');

export const iban = z.string().refine(isIban, 'must be an IBAN without blanks');

export const email = z.email('must be an e-mail address').max(254);

export const phone = z.string().regex(/^\+?\d[\d ()-]{5,24}$/, 'must be a phone number');
