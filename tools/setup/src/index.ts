export * from './databases/provision-service.js';
