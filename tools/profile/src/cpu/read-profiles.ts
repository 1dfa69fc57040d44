import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CpuProfile } from './cpu-profile.js';
import { cpuByOwner, type ProcessCpu } from './cpu-by-owner.js';

/** Every process of a folder of CPU profiles, the one that worked most first. */
export async function readProfiles(folder: string): Promise<ProcessCpu[]> {
  const processes: ProcessCpu[] = [];
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.cpuprofile')) continue;
    const content: unknown = JSON.parse(await readFile(join(folder, name), 'utf8'));
    processes.push(cpuByOwner(CpuProfile.parse(content)));
  }
  return processes.sort((one, other) => other.seconds - one.seconds);
}
