import { z } from 'zod';

/** Why an operator does something, for the audit: its own words, without personal data of customers. */
export const Reason = z.string().trim().min(3).max(500);
