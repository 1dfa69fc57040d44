export { orders05 } from './orders05.js';
export { idocFlatParser } from './parse-idoc-flat.js';
export { we60Layouts } from './we60.js';
