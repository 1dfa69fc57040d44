export * from './converted.js';
export * from './currency.js';
export * from './kdv-summary.js';
export * from './line-net.js';
export * from './money.js';
export * from './quantity.js';
export * from './spread.js';
export * from './withholding.js';
