import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findProgram, isExecutable } from './find-program.js';

/** What Apache Kafka 4 brokers need. */
export const JAVA_MAJOR = 17;

/** A Java runtime and its major version, 0 when it does not tell. */
export interface Java {
  readonly path: string;
  readonly major: number;
}

/** The Java of JAVA_HOME, else the one on the PATH; null when there is none. */
export function findJava(env: NodeJS.ProcessEnv = process.env): Java | null {
  const home = env['JAVA_HOME'];
  const program = process.platform === 'win32' ? 'java.exe' : 'java';
  const ofHome = home ? join(home, 'bin', program) : null;
  const path = ofHome !== null && isExecutable(ofHome) ? ofHome : findProgram('java', env);
  if (path === null) return null;
  const { stdout, stderr } = spawnSync(path, ['-version'], { encoding: 'utf8' });
  return { path, major: majorVersion(`${stderr}${stdout}`) };
}

/** `openjdk version "17.0.15"` is 17, the old style `java version "1.8.0_392"` is 8. */
export function majorVersion(output: string): number {
  const match = /version "(?:1\.)?(\d+)/.exec(output);
  return Number(match?.[1] ?? 0);
}
