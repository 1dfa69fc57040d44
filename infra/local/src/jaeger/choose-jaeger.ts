import { findProgram } from '../prerequisites/find-program.js';
import type { Progress } from '../progress.js';
import type { StateFolder } from '../state/state-folder.js';
import { missingDocker } from '../stores/docker.js';
import { buildJaeger, findJaeger } from './jaeger-binary.js';
import { jaegerSettings, type JaegerPlace } from './jaeger-settings.js';

const IMAGE = 'jaegertracing/jaeger:2.19.0';
/** The ports inside of a container. */
const INSIDE = { host: '0.0.0.0', otlp: 4318, query: 16686, health: 13133 } as const;
const SETTINGS_INSIDE = '/etc/jaeger/settings.json';

/** A way to run Jaeger. */
export interface Jaeger {
  /** What its settings file holds. */
  readonly settings: (place: JaegerPlace) => string;
  readonly command: string;
  readonly args: (settingsFile: string, place: JaegerPlace) => readonly string[];
}

/** A binary, a container or a build, whichever this machine has; null when none. @throws LocalError */
export async function chooseJaeger(
  state: StateFolder,
  progress: Progress,
  interruption?: AbortSignal,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Jaeger | null> {
  const binary = await findJaeger(state.cache, env);
  if (binary !== null) return programOf(binary);
  const docker = findProgram('docker', env);
  if (docker !== null && (await missingDocker()).length === 0) return containerOf(docker);
  const go = findProgram('go', env);
  if (go !== null) return programOf(await buildJaeger(state, go, progress, interruption));
  return null;
}

function programOf(command: string): Jaeger {
  return { settings: jaegerSettings, command, args: (file) => [`--config=file:${file}`] };
}

function containerOf(command: string): Jaeger {
  const publish = (outside: number, inside: number) => [
    '-p',
    `127.0.0.1:${String(outside)}:${String(inside)}`,
  ];
  return {
    settings: () => jaegerSettings(INSIDE),
    command,
    args: (file, place) => [
      ...['run', '--rm', '-v', `${file}:${SETTINGS_INSIDE}:ro`],
      ...publish(place.otlp, INSIDE.otlp),
      ...publish(place.query, INSIDE.query),
      ...publish(place.health, INSIDE.health),
      ...[IMAGE, `--config=file:${SETTINGS_INSIDE}`],
    ],
  };
}
