import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AUDITOR_ROLE } from '@kervan/database';
import { defaultStateRoot } from '@kervan/local';

/** The state folder of a main job, seen from outside: what an operator could find there. */
export class JobState {
  readonly root: string;

  /** @param name of the run; the same name uses the same folder again. */
  constructor(name: string) {
    this.root = join(defaultStateRoot(), 'chaos', name);
  }

  /**
   * Removes the addresses of an earlier run, so that those which appear are true. Its pid files stay: by them the main
   * job finds what a killed run left behind.
   */
  async forgetAddresses(): Promise<void> {
    for (const part of ['secrets', 'kafka'])
      await rm(join(this.root, part), { recursive: true, force: true });
  }

  async remove(): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }

  /** Process of an app; undefined while it does not run. */
  async pid(app: string): Promise<number | undefined> {
    const [pid = ''] = (await this.#text('run', `${app}.pid`)).split('\n');
    return /^\d+$/.test(pid) ? Number(pid) : undefined;
  }

  /** Where the auditor logs in to the database of a service; undefined until there is one. */
  async auditorUrl(service: string): Promise<string | undefined> {
    const [owner, password] = await Promise.all([
      this.#text('secrets', `${service}.database-url`),
      this.#text('secrets', 'auditor.password'),
    ]);
    if (owner === '' || password === '') return undefined;
    const url = new URL(owner);
    url.username = AUDITOR_ROLE;
    url.password = encodeURIComponent(password.trim());
    return url.href;
  }

  /** `host:port` of the broker; undefined until it was configured. */
  async broker(): Promise<string | undefined> {
    const properties = await this.#text('kafka', 'server.properties');
    return /^advertised\.listeners=CLIENT:\/\/(\S+)$/m.exec(properties)?.[1];
  }

  /** Empty while the file is not there. */
  #text(...path: string[]): Promise<string> {
    return readFile(join(this.root, ...path), 'utf8').catch(() => '');
  }
}
