export { Cleanup } from './backbone/cleanup.js';
export { startBackbone, type Backbone, type BackboneOptions } from './backbone/start-backbone.js';
export { dayFiles } from './flow/day-files.js';
export { untilRest } from './flow/until-rest.js';
export { runFlow, type FlowResult } from './run/run-flow.js';
export { faultsOf } from './run/verdict.js';
export * from './summary/ports.js';
export { ProgressDisplay } from './terminal/progress-display.js';
export { type CpuSeconds, CpuWatch } from './cpu/cpu-watch.js';
