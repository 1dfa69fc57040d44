import type { CpuProfile } from './cpu-profile.js';
import { ownerOf } from './owner-of.js';

export interface ProcessCpu {
  /** `warehouse`, or `main-job`; `other` for a process that is none of ours. */
  readonly process: string;
  /** Seconds on the processor by the profile's samples. */
  readonly seconds: number;
  /** Seconds by owner of the code, most first. */
  readonly owners: readonly (readonly [owner: string, seconds: number])[];
}

const MICROSECONDS = 1_000_000;

/** Where one process spent its time: every sample counts for whose code was on top of the stack. */
export function cpuByOwner({ nodes, samples, timeDeltas }: CpuProfile): ProcessCpu {
  const owners = new Map(nodes.map(({ id, callFrame }) => [id, ownerOf(callFrame)]));
  const seconds = new Map<string, number>();
  samples.forEach((id, index) => {
    const owner = owners.get(id);
    if (owner) seconds.set(owner, (seconds.get(owner) ?? 0) + (timeDeltas[index] ?? 0) / MICROSECONDS);
  });
  const sorted = [...seconds].sort(([, one], [, other]) => other - one);
  return {
    process: processOf(nodes.map(({ callFrame }) => callFrame.url)),
    seconds: sorted.reduce((sum, [, each]) => sum + each, 0),
    owners: sorted,
  };
}

/** The program is the project whose main.js is on some stack. */
function processOf(urls: readonly string[]): string {
  const main = /\/(?:apps|tools)\/([^/]+)\/dist\/main\.js$/;
  return urls.map((url) => main.exec(url)?.[1]).find((name) => name !== undefined) ?? 'other';
}
