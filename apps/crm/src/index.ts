export * from './crm.js';
