/**
 * What a failure means for whoever may try again:
 * - permanent: the same input fails for ever (schema, validation, invariant, programming error);
 * - transient: business not ready yet, a later try may succeed;
 * - contention: another transaction was in the way, try again at once;
 * - infrastructure: database, broker or disk is away, wait for it.
 */
export type ErrorClass = 'permanent' | 'transient' | 'contention' | 'infrastructure';

/** Every error of the product: stable code, class, meaning. Codes are never renamed or reused. */
export const errorCatalogue = {
  CONFIGURATION_INVALID: ['permanent', 'The configuration has faults; all of them are listed.'],
  PREREQUISITE_MISSING: ['permanent', 'A program this machine needs is not installed.'],
  PROCESS_FAILED: ['permanent', 'A process of the local runtime ended unexpectedly.'],

  BROKER_UNAVAILABLE: ['infrastructure', 'The broker cannot be reached or did not answer in time.'],
  NOT_ACKNOWLEDGED: [
    'infrastructure',
    'The broker did not acknowledge a record; it counts as not published.',
  ],
  RECORD_TOO_LARGE: ['permanent', 'A record exceeds what the topic accepts.'],
  TOPIC_MISSING: ['permanent', 'A topic does not exist on the broker.'],
  TOPIC_MISMATCH: ['permanent', 'A topic has another partition count than its contract.'],
  TOPIC_REFUSED: ['permanent', 'The broker does not allow this client to use a topic.'],
  PRODUCER_FENCED: ['infrastructure', 'The producer was closed; a new one must be made.'],
  HELD_KEY_STATE_INVALID: ['permanent', 'A held key of an outbox is in a state that does not allow this.'],

  DATABASE_UNAVAILABLE: ['infrastructure', 'The database cannot be reached or closed the connection.'],
  DATABASE_CONTENTION: ['contention', 'A deadlock, serialisation failure or lock time-out.'],
  DATABASE_TIMEOUT: ['transient', 'A transaction took longer than it may.'],
  DATABASE_REFUSED: ['permanent', 'The database refused a statement.'],
  NOT_COMMITTED: ['infrastructure', 'COMMIT was not answered with COMMIT: nothing was written.'],
  TX_FINISHED: ['permanent', 'A finished transaction was used.'],

  EVENT_TYPE_UNKNOWN: ['permanent', 'No contract is known for an event type.'],
  EVENT_MALFORMED: ['permanent', 'The envelope of an event is incomplete or malformed.'],
  PAYLOAD_INVALID: ['permanent', 'A payload does not fit the schema of its contract.'],
  HANDLER_FAILED: ['permanent', 'A handler threw an error that is not of this catalogue.'],
  SEQUENCE_GAP: ['transient', 'An event of the key is missing before this one.'],
  SEQUENCE_FORK: ['permanent', 'Two different events carry the same sequence.'],
  PROCESS_ENDED: ['transient', 'The process ended more than once while it handled the event.'],
  CIRCUIT_OPEN: ['infrastructure', 'Many keys fail alike: their events wait instead of being parked.'],
  DATA_LOSS: ['permanent', 'The broker no longer holds events this consumer has not seen.'],

  REPLAY_UNFIT: ['permanent', 'The tables of a service are not fit for a replay; all reasons are listed.'],
  REPLAY_STATE_INVALID: ['permanent', 'The replay is in a state that does not allow this.'],
  REPLAY_HAS_EFFECT: ['permanent', 'A handler that is replayed would do more than write the projections.'],
  REPLAY_INCOMPLETE: ['transient', 'The replay did not come near enough to the running consumer in time.'],

  OUTBOX_RESTORED: [
    'permanent',
    'The database of an outbox was restored to an earlier point than the broker has seen of it.',
  ],
  OUTBOX_NOT_FENCED: ['permanent', 'The outbox publishes as it should: there is no reason for a new epoch.'],

  CLAIM_MISSING: ['infrastructure', 'A payload that lies in the claim store cannot be fetched.'],
  CLAIM_CORRUPT: ['permanent', 'A payload in the claim store is not the one its event was published with.'],

  DOCUMENT_MISSING: [
    'infrastructure',
    'A document cannot be kept in the document store, or fetched from it.',
  ],
  DOCUMENT_CORRUPT: ['permanent', 'The bytes of a document are not those of its hash.'],
  QUARANTINE_STATE_INVALID: ['permanent', 'The quarantined record is in a state that does not allow this.'],

  REDRIVE_STATE_INVALID: ['permanent', 'The job is in a state that does not allow this.'],
  REDRIVE_LIMIT: [
    'permanent',
    'The event was tried again by operators too often; it needs an edit or a skip.',
  ],

  LEASE_LOST: ['infrastructure', 'Another process holds the lanes or the file now.'],

  ACCOUNT_NOT_FOUND: ['transient', 'The account is not known to the core.'],
  PRODUCT_NOT_FOUND: ['transient', 'The product is not known.'],
  KDV_RATE_NOT_FOUND: ['transient', 'No KDV rate of the class is valid on the day.'],
  CREDIT_LIMIT_EXCEEDED: [
    'permanent',
    'An order exceeds the available credit of its account; it is on hold.',
  ],
  ORDER_NOT_FOUND: ['permanent', 'The order does not exist.'],
  ORDER_STATE_INVALID: ['permanent', 'The order is in a state that does not allow this.'],
  DEPOT_NOT_FOUND: ['transient', 'The depot is not known, or there is none yet.'],
  STOCK_ITEM_NOT_FOUND: ['transient', 'The product was never in stock, so that its cost is not known.'],
  STOCK_INSUFFICIENT: ['transient', 'The stock that is not reserved is smaller than what is to leave it.'],
  RESERVATION_NOT_FOUND: ['permanent', 'The warehouse knows nothing of this order.'],
  FX_RATE_NOT_FOUND: ['transient', 'No exchange rate of the currency is valid on the day.'],
  PRICE_NOT_FOUND: ['transient', 'The product has no price on the day.'],
  INVOICE_NOT_FOUND: ['permanent', 'The invoice does not exist.'],
  INVOICE_STATE_INVALID: ['permanent', 'The invoice is in a state that does not allow this.'],
  RETURN_NOT_FOUND: ['permanent', 'The return invoice does not exist.'],
  PAYMENT_NOT_FOUND: ['permanent', 'The payment does not exist.'],
  WORK_ITEM_NOT_FOUND: ['permanent', 'The work item does not exist.'],
  PAYMENT_STATE_INVALID: [
    'permanent',
    'What is left of the payment or open of the invoice is less than asked.',
  ],
  ACCOUNT_STATE_INVALID: ['permanent', 'The account is in a state that does not allow this.'],
  EMPLOYEE_NOT_FOUND: ['permanent', 'The employee does not exist.'],
  EMPLOYEE_STATE_INVALID: ['permanent', 'The employee is in a state that does not allow this.'],
  WEB_ORDER_NOT_FOUND: ['permanent', 'The web order does not exist.'],
  PERIOD_STATE_INVALID: ['permanent', 'The period is in a state that does not allow this.'],
  VOUCHER_NOT_FOUND: ['permanent', 'The voucher does not exist.'],
  GL_ACCOUNT_NOT_FOUND: ['transient', 'No ledger account is assigned for this posting.'],
  VOUCHER_UNBALANCED: ['permanent', 'Debit and credit of a voucher differ.'],
  RESOURCE_EXISTS: ['permanent', 'It exists already with other content.'],
  REQUEST_INVALID: ['permanent', 'The request has faulty fields; all of them are listed.'],
  VERSION_MISMATCH: ['permanent', 'The record was changed since the caller saw it.'],
  IDEMPOTENCY_KEY_REUSED: ['permanent', 'The idempotency key was used for another request before.'],
  UNAUTHENTICATED: ['permanent', 'A valid bearer token is required.'],
  FORBIDDEN: ['permanent', 'The role of the caller does not allow this.'],
  NOT_READY: ['infrastructure', 'The service is starting or stopping and does not answer yet.'],
  ISSUER_UNAVAILABLE: ['infrastructure', 'The issuer of the tokens does not answer, or not as it should.'],
  SOURCE_UNAVAILABLE: ['infrastructure', 'A legacy source does not answer, or not as it should.'],
  SOURCE_INVALID: ['permanent', 'The configuration of a legacy source is not valid.'],
  DESTINATION_INVALID: ['permanent', 'The configuration of a destination of files is not valid.'],
  SERVICE_UNAVAILABLE: ['infrastructure', 'Another service does not answer, or not as it should.'],
  OVERLOADED: ['infrastructure', 'There are too many requests of this kind at once.'],
  NOT_FOUND: ['permanent', 'Nothing is found at this address.'],
  INTERNAL: ['permanent', 'An unexpected error; its details are in the log.'],

  ENCODING_ERROR: ['permanent', 'Bytes are not valid in the declared encoding of the source.'],
  FORMAT_ERROR: ['permanent', 'A row cannot be read by the layout of the source.'],
  NUMBER_INVALID: ['permanent', 'A number, price or quantity is not allowed.'],
  IDENTITY_CONFLICT: ['permanent', 'The same document was received before with other content.'],
  RULE_VIOLATION: ['permanent', 'A document breaks a rule of its source.'],
  FILE_INCOMPLETE: ['permanent', 'A file ends before it should.'],
  FILE_DUPLICATE: ['permanent', 'The same bytes were received before.'],
  COUNT_MISMATCH: ['permanent', 'A document has another number of records than it says.'],
  AMOUNT_MISMATCH: ['permanent', 'The amounts of a document do not add up to what it says.'],
  UNIT_UNKNOWN: ['permanent', 'A unit is in no mapping table.'],
  PERIOD_CLOSED: ['permanent', 'The period of a document is closed.'],
  UNBALANCED_VOUCHER: ['permanent', 'Debit and credit of a received voucher differ.'],
} as const satisfies Record<string, readonly [ErrorClass, string]>;

export type ErrorCode = keyof typeof errorCatalogue;
