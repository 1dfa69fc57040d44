export * from './legacy-gateway.js';
