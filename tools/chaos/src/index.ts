export { type ChaosReport, runChaos } from './run-chaos.js';
