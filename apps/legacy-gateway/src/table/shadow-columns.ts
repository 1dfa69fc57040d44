/** Columns of a shadow table beside those of the key: a number for each change, and when it was noted. */
export const SEQUENCE = 'kervan_seq';
export const NOTED_AT = 'kervan_at';
