export { parseCii } from './cii.js';
