export * from './ops-console.js';
export * from './pages/content-security-policy.js';
