export * from './monitoring-faults.js';
