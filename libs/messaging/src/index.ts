export * from './broker.js';
export * from './client-options.js';
export * from './connect-broker.js';
export * from './memory/memory-broker.js';
export * from './memory/memory-cluster.js';
export * from './partition-for.js';
export * from './read-record.js';
export * from './topics/topic-settings.js';
