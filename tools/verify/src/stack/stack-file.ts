import { z } from 'zod';
import { databaseServices } from '../evidence/services.js';

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' });
const file = z.string().min(1);

/** Where a database is: its URL, or a file that holds it. Relative paths start at the folder of the stack file. */
const database = z.union([z.strictObject({ url: postgresUrl }), z.strictObject({ urlFile: file })], {
  error: 'must be { "url": "postgres://..." } or { "urlFile": "path" }',
});
export type DatabaseAddress = z.output<typeof database>;

/** Where a running system is, as told by a file. */
export const StackFile = z.strictObject({
  /** `host:port` each. */
  brokers: z.array(z.string().regex(/^[^\s:]+:\d+$/, 'must be host:port')).min(1),
  /** Put before every topic name: several environments on one cluster. */
  topicPrefix: z.string().default(''),
  /** Databases by service, of a role that may read. */
  services: z
    .partialRecord(z.literal(databaseServices), database, {
      error: `must be databases by service: ${databaseServices.join(', ')}`,
    })
    .refine((services) => Object.keys(services).length > 0, 'must name a service'),
  /** The console, and a file with a token for it: what it says can be judged. */
  console: z.strictObject({ url: z.url({ protocol: /^https?$/ }), tokenFile: file }).optional(),
  /** Of a superuser who may make a temporary database: what reporting is rebuilt in. */
  admin: database.optional(),
});
export type StackFile = z.output<typeof StackFile>;
