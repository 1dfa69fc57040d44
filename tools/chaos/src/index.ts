export { type ChaosReport, runChaos as runCompanyChaos } from './company/run-chaos.js';
