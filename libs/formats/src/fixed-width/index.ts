export { FixedWidthLayout } from './fixed-width-layout.js';
export { fixedWidthParser } from './parse-fixed-width.js';
