export { parseEdifact } from './edifact/edifact.js';
export { parseX12 } from './x12/x12.js';
