export { parseUbl } from './ubl.js';
