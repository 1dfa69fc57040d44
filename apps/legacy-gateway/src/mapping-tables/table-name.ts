import { z } from 'zod';

/** Name of a mapping table: `units`, `acme-items`. */
export const tableName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,62}$/, 'must be 1 to 63 of a-z, 0-9 and -, a letter first');
