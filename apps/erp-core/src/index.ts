export * from './erp-core.js';
