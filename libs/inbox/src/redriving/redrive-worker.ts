import { setTimeout as delay } from 'node:timers/promises';
import { topics } from '@kervan/contracts';
import { classOf, codeOf } from '../failures/classify.js';
import { deadLetterTopic } from './export-key.js';
import type { JobLeases } from './job-leases.js';
import type { JobParts, LeasedJob } from './job-parts.js';
import { JobRun } from './job-run.js';

/** Jobs that one instance works at side by side. */
const MOST_JOBS = 4;

/** Works at the jobs of a consumer, in every instance of its service; one instance at a time at each. */
export class RedriveWorker {
  readonly #stopping = new AbortController();
  readonly #jobs = new Map<string, { readonly abort: AbortController; readonly ended: Promise<void> }>();
  #running: Promise<void> = Promise.resolve();

  constructor(
    private readonly leases: JobLeases,
    private readonly parts: JobParts,
    private readonly pollMs: number,
  ) {}

  start(): void {
    this.#running = this.#run();
  }

  /** Waits for the transactions it is in; the jobs go on in other instances, or at the next start. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.#cycle().catch((error: unknown) => {
        this.parts.logger.warn({ code: codeOf(error) }, 'redrive jobs interrupted');
      });
      await delay(this.pollMs, undefined, { signal }).catch(() => undefined);
    }
    const jobs = [...this.#jobs.values()];
    for (const { abort } of jobs) abort.abort();
    await Promise.all(jobs.map(({ ended }) => ended));
  }

  async #cycle(): Promise<void> {
    const mine = await this.leases.renew([...this.#jobs.keys()]);
    for (const [id, { abort }] of this.#jobs) if (!mine.has(id)) abort.abort();
    const free = MOST_JOBS - this.#jobs.size;
    if (free === 0) return;
    for (const job of await this.leases.take(free, [...this.#jobs.keys()])) this.#begin(job);
  }

  #begin(job: LeasedJob): void {
    const abort = new AbortController();
    const ended = this.#work(job, abort.signal).finally(() => this.#jobs.delete(job.id));
    this.#jobs.set(job.id, { abort, ended });
  }

  /** Never rejects. */
  async #work(job: LeasedJob, signal: AbortSignal): Promise<void> {
    const { logger } = this.parts;
    try {
      await this.#prepare(job);
      const end = await new JobRun(this.parts, job, signal).run();
      logger.info({ job: job.id, kind: job.kind, end }, 'redrive');
      if (end === 'left') await this.leases.giveBack(job.id);
      else await this.leases.end(job.id, end === 'done' ? 'DONE' : 'STOPPED');
    } catch (error) {
      logger.error({ job: job.id, kind: job.kind, code: codeOf(error) }, 'redrive interrupted');
      const isOver = classOf(error) === 'permanent';
      await (isOver ? this.leases.end(job.id, 'STOPPED') : this.leases.giveBack(job.id)).catch(
        () => undefined,
      );
    }
  }

  /** The topics that a job copies to are there. */
  async #prepare({ kind, dryRun, id }: LeasedJob): Promise<void> {
    if (kind !== 'export' || dryRun) return;
    const { broker, consumer, unitOfWork } = this.parts;
    const rows = await unitOfWork.run((tx) =>
      tx.db.query<{ readonly topic: string }>('SELECT DISTINCT topic FROM redrive_item WHERE job_id = $1', [
        id,
      ]),
    );
    const copies = rows.map(async ({ topic }) => {
      const partitions =
        topics.find(({ name }) => name === topic)?.partitions ?? (await broker.offsets(topic)).length;
      return { name: deadLetterTopic(topic, consumer), partitions };
    });
    await broker.ensureTopics(await Promise.all(copies));
  }
}
