/**
 * For specs that empty tables: nothing that the core does by itself gets in their way, as TRUNCATE and a reader of the
 * same tables may wait for each other.
 */
export const STILL_CLOCK = { ORDER_CLOCK_MS: '3600000' };
