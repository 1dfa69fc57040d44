export { parseIdocXml } from './idoc.js';
