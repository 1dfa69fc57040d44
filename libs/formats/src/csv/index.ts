export { CsvLayout, Dialect } from './csv-layout.js';
export { csvParser } from './parse-csv.js';
