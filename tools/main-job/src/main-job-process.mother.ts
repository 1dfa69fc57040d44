import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const program = fileURLToPath(new URL('../dist/main.js', import.meta.url));
/** The flow's databases and topics have fixed names: it must not meet them in the stores of other specs. */
const ownStores = ['-u', 'DATABASE_URL', '-u', 'KAFKA_BROKERS'];

/** How a run of the program ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Ends the run with SIGINT when this appears on stderr. */
  readonly until?: string;
  /** What is done before, given stderr until then. */
  readonly meanwhile?: (stderr: string) => Promise<void>;
}

/** Runs the built program as a process of its own, with stores of its own. */
export async function runMainJobProcess(
  args: readonly string[],
  { env = {}, until, meanwhile = () => Promise.resolve() }: RunOptions = {},
): Promise<Ended> {
  const settings = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const child = spawn('env', [...ownStores, ...settings, process.execPath, program, ...args]);
  let looked: Promise<void> | undefined;
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (bytes) => (stdout += String(bytes)));
  child.stderr.on('data', (bytes) => {
    stderr += String(bytes);
    if (until === undefined || looked || !stderr.includes(until)) return;
    looked = meanwhile(stderr).finally(() => child.kill('SIGINT'));
    looked.catch(() => undefined);
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  await looked;
  return { code, stdout, stderr };
}

const Report = z.object({
  input: z.object({
    files: z.int(),
    lines: z.int(),
    published: z.int(),
    duplicates: z.int(),
    quarantined: z.int(),
  }),
  documents: z.record(z.string(), z.int()),
  totals: z.looseObject({ salesNet: z.string(), trialBalance: z.string() }),
  services: z.record(z.string(), z.record(z.string(), z.union([z.int(), z.string()]))),
  events: z.record(z.string(), z.int()),
  deliveries: z.record(z.string(), z.record(z.string(), z.int())),
  flow: z.object({ events: z.int(), handled: z.record(z.string(), z.int()) }),
  outboxPending: z.int(),
  lag: z.int(),
  parked: z.int(),
  invariants: z.array(z.object({ id: z.string(), holds: z.boolean(), detail: z.string() })),
  seconds: z.number().positive(),
  stages: z.object({ start: z.number(), load: z.number(), flow: z.number() }),
  memoryMb: z.number().nullable(),
  cpuSeconds: z.record(z.string(), z.number().nullable()),
  eventsPerSecond: z.number(),
  handledPerSecond: z.record(z.string(), z.number()),
});

/** The report of a run with --json: the last line of stdout. */
export function reportOf({ stdout }: Ended): z.output<typeof Report> {
  return Report.parse(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? ''));
}
