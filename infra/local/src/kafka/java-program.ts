import { join } from 'node:path';
import type { Program } from '../process/owned-process.js';
import type { StateFolder } from '../state/state-folder.js';
import { logSettings } from './distribution.js';

/** Where the broker's classes are and what runs them. */
export interface BrokerRuntime {
  readonly java: string;
  readonly classPath: string;
}

/** Sized for one machine that also runs every other part. */
const memory = ['-Xms128m', '-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

/** A program of the Kafka distribution. */
export function javaProgram(
  name: string,
  runtime: BrokerRuntime,
  state: StateFolder,
  mainClass: string,
  args: readonly string[],
): Program {
  return {
    name,
    command: runtime.java,
    args: [
      ...memory,
      '-Djava.awt.headless=true',
      `-Dlog4j2.configurationFile=${logSettings}`,
      ...['-cp', runtime.classPath, mainClass, ...args],
    ],
    env: process.env,
    cwd: state.kafka,
    log: join(state.logs, 'kafka.log'),
  };
}
