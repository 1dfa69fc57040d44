import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exists, moveOnce } from '../files/move-once.js';
import type { Progress } from '../progress.js';
import { findProgram } from '../prerequisites/find-program.js';
import { runToEnd } from '../process/run-to-end.js';
import type { StateFolder } from '../state/state-folder.js';

/** The version of `kafka/pom.xml`. */
const VERSION = '4.3.1';

const committed = (name: string): string => fileURLToPath(new URL(`../../kafka/${name}`, import.meta.url));

export const logSettings = committed('log4j2.properties');

const jarFolder = (cache: string): string => join(cache, `kafka-${VERSION}`);

/** Whether the broker was fetched before, so that Maven is not needed. */
export function jarsPresent(cache: string): Promise<boolean> {
  return exists(jarFolder(cache));
}

/**
 * The Java class path of the broker; fetched through Maven once per cache.
 *
 * @throws LocalError PROCESS_FAILED with the end of Maven's log.
 */
export async function classPath(
  state: StateFolder,
  progress: Progress,
  interruption?: AbortSignal,
): Promise<string> {
  const folder = jarFolder(state.cache);
  if (!(await exists(folder))) {
    progress(`fetching Apache Kafka ${VERSION} through Maven (54 MB, once)`);
    const unfinished = await mkdtemp(join(state.cache, 'kafka-fetching-'));
    try {
      await runToEnd(maven(state, unfinished), state.run, interruption);
      await moveOnce(unfinished, folder);
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
  }
  return join(folder, '*');
}

function maven(state: StateFolder, target: string): Parameters<typeof runToEnd>[0] {
  return {
    name: 'maven',
    command: findProgram('mvn') ?? 'mvn',
    args: [
      ...['--quiet', '--batch-mode', '--file', committed('pom.xml'), 'dependency:copy-dependencies'],
      ...[`-DoutputDirectory=${target}`, '-DincludeScope=runtime'],
    ],
    env: process.env,
    cwd: state.kafka,
    log: join(state.logs, 'maven.log'),
  };
}
