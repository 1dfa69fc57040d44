export { CONSOLE, consoleCaller } from './console/console-caller.js';
export * from './databases/provision-service.js';
