export { type BenchReport, runBenches } from './run-benches.js';
export type { Figures } from './figures/figures.js';
