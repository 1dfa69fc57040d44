export * from './api/post-in-batches.js';
export * from './derivation/derive-master-data.js';
export * from './derivation/master-data.js';
export * from './dropping/drop-file.js';
export * from './load-master-data.js';
