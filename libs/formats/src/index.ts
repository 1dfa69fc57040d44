export * from './canonical/documents.js';
export * from './canonical/fields.js';
export * from './canonical/line.js';
export * from './canonical/party.js';
export * from './canonical/tax.js';
export * from './parsed.js';
export * from './quarantine-codes.js';
