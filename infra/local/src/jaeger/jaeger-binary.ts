import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exists, moveOnce } from '../files/move-once.js';
import { LocalError } from '../local-error.js';
import { findProgram, isExecutable } from '../prerequisites/find-program.js';
import { runToEnd } from '../process/run-to-end.js';
import type { Progress } from '../progress.js';
import type { StateFolder } from '../state/state-folder.js';

/** The Go module of Jaeger 2.13. */
const MODULE = 'github.com/jaegertracing/jaeger';
const VERSION = 'v1.76.0';

/** The binary of JAEGER_BINARY, else the one on the PATH, else the one that was built before; null when there is none. */
export async function findJaeger(
  cache: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string | null> {
  const named = env['JAEGER_BINARY'];
  if (named !== undefined && named !== '') {
    if (isExecutable(named)) return named;
    throw new LocalError('PREREQUISITE_MISSING', `JAEGER_BINARY: ${named} is no program`);
  }
  const onPath = findProgram('jaeger', env);
  if (onPath !== null) return onPath;
  const built = builtJaeger(cache);
  return (await exists(built)) ? built : null;
}

/**
 * Builds it with Go, once per cache.
 *
 * @throws LocalError PROCESS_FAILED with the end of Go's log
 */
export async function buildJaeger(
  state: StateFolder,
  go: string,
  progress: Progress,
  interruption?: AbortSignal,
): Promise<string> {
  progress('building Jaeger with Go (once, up to a quarter of an hour)');
  const folder = await mkdtemp(join(state.cache, 'jaeger-building-'));
  const run = (...args: string[]) =>
    runToEnd(
      {
        name: 'go',
        command: go,
        args,
        env: { ...process.env, CGO_ENABLED: '0' },
        cwd: folder,
        log: join(state.logs, 'go.log'),
      },
      state.run,
      interruption,
    );
  try {
    // Its own module replaces others, which Go does not install from outside.
    await writeFile(join(folder, 'go.mod'), 'module local/jaeger\n');
    await run('get', '-tool', `${MODULE}/cmd/jaeger@${VERSION}`);
    const output = join(folder, 'out');
    await mkdir(output);
    await run(
      'build',
      '-trimpath',
      '-ldflags',
      '-s -w',
      '-o',
      join(output, 'jaeger'),
      `${MODULE}/cmd/jaeger`,
    );
    await moveOnce(output, join(state.cache, `jaeger-${VERSION}`));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return builtJaeger(state.cache);
}

function builtJaeger(cache: string): string {
  return join(cache, `jaeger-${VERSION}`, 'jaeger');
}
