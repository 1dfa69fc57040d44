export * from './accounting.js';
