/** States of a delivery that waits, in SQL: for a retry, for the event before it, or for an operator. */
export const WAITS = `('parked', 'gap', 'dead', 'fork')`;
/** Of these, those that an operator alone can end. */
export const DEAD = `('dead', 'fork')`;
