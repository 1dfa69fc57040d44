import { z } from 'zod';

/** Name of a consumer group in an address. */
export const GroupName = z.string().min(1).max(200);
/** Name of a service in an address. */
export const ServiceName = z.string().min(1).max(200);
