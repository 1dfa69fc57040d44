export * from './ops-console.js';
