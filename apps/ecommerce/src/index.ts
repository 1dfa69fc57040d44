export * from './ecommerce.js';
