/**
 * Type of an event that stands for one nobody may handle: an operator skipped it. It has no contract and no data
 * (`{}`), but the topic, key and sequence of the event it replaces, so that consumers advance their mark and see no gap.
 */
export const VOID_TYPE = 'kervan.void';
