export { parseCxml } from './cxml.js';
