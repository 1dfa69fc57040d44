/** Why a record goes into quarantine: one code per cause, each can be repaired and replayed. Never renamed or reused. */
export const quarantineCodes = {
  FILE_INCOMPLETE: 'The file ends before its trailer says so, or its marker never came.',
  FILE_DUPLICATE: 'The same bytes were received before.',
  ENCODING_ERROR: 'Bytes are not valid in the declared encoding.',
  FORMAT_ERROR: 'A row or segment cannot be read by its layout.',
  COUNT_MISMATCH: 'The document has another number of records than it says.',
  AMOUNT_MISMATCH: 'The amounts of a document do not add up to its totals.',
  IDENTITY_CONFLICT: 'The same document was received before with other content.',
  NUMBER_INVALID: 'The number of the document is not allowed.',
  ACCOUNT_NOT_FOUND: 'No account is known for the party.',
  PRODUCT_NOT_FOUND: 'No product is known for the item.',
  UNIT_UNKNOWN: 'The unit is in no mapping table.',
  PERIOD_CLOSED: 'The period of the document is closed.',
  UNBALANCED_VOUCHER: 'Debit and credit of a voucher differ.',
  RULE_VIOLATION: 'The document breaks a rule of its kind.',
} as const;
export type QuarantineCode = keyof typeof quarantineCodes;
