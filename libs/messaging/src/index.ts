export * from './broker.js';
export * from './connect-broker.js';
export * from './partition-for.js';
