/** Who alone may read when employees join and leave, and at which rate they earn. */
export const employeeReaders = ['hr'] as const;

/** Who alone may read what employees earn. */
export const commissionReaders = ['accounting'] as const;
