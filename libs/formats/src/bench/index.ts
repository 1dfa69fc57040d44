export { formatNames, type FormatName } from './format-benches.js';
export { FormatFigures, measureFormat, NamedStage, stages, type Stage } from './measure-format.js';
