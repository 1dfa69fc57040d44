/** Characters of a data record before its fields. */
export const dataHeader = 63;

/** Where the parts of the head of a data record are, 1 the first place. */
export const dataPlaces = {
  segment: [1, 30],
  client: [31, 3],
  document: [34, 16],
  number: [50, 6],
  parent: [56, 6],
} as const;

export const controlRecord = 'EDI_DC40';

/** Where the parts of a control record (EDI_DC40, 524 characters) are that are read. */
export const controlPlaces = {
  client: [11, 3],
  document: [14, 16],
  type: [100, 30],
} as const;
