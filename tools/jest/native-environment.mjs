import { ModernFakeTimers } from '@jest/fake-timers';
import { ModuleMocker } from 'jest-mock';

/** What libraries keep in the process, and would keep for the next spec file: handlers of events, tracer providers. */
const KEPT = ['EVENT_HANDLERS', 'opentelemetry.js.api.1'];

/** A test environment that is this process: no second realm, `instanceof` means the same in specs and libraries. */
export default class NativeEnvironment {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  fakeTimers = null;
  #before = { console, exit: process.exit };

  constructor({ projectConfig }) {
    Object.assign(globalThis, projectConfig.globals);
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
  }

  async setup() {}

  async teardown() {
    this.fakeTimersModern.dispose();
    globalThis.console = this.#before.console;
    process.exit = this.#before.exit;
    for (const name of KEPT) delete globalThis[Symbol.for(name)];
  }

  /** Asked for by Jest; nothing is run in it. */
  getVmContext() {
    return null;
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }
}
