import { identifier } from '@kervan/contracts';
import { isPersonalData } from './is-personal-data.js';

/** Number or code that callers choose: it is published, so it must be nobody's number or address. */
export const impersonal = identifier.refine((text) => !isPersonalData(text), 'must not be personal data');
