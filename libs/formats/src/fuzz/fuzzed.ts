import type { Parsed } from '../parsed.js';
import type { Sample } from './corpus.js';
import { mutated } from './mutated.js';
import { seededRandom } from './seeded-random.js';
import { splinters, type Family } from './splinters.js';

export type Outcomes = Record<Parsed['kind'], number>;

export interface FuzzFigures {
  inputs: number;
  readonly outcomes: Readonly<Record<Family, Outcomes>>;
  /** The input that took the most CPU time. */
  slowest: { readonly milliseconds: number; readonly input: number; readonly name: string };
}

/** Inputs after which it is told how far it is. */
const reported = 10_000;

/**
 * Reads mutations of samples: each must come to documents, faults or what is passed, and every byte must belong to one.
 * Input `n` of a seed is the same wherever a run begins.
 *
 * @throws Error naming the seed and the input, if a byte belongs to none, or with what a reader threw.
 */
export function fuzzed(
  samples: readonly Sample[],
  inputs: number,
  seed: number,
  { first = 0, progress }: { first?: number; progress?: (figures: FuzzFigures) => void } = {},
): FuzzFigures {
  const none = (): Outcomes => ({ document: 0, faulty: 0, passed: 0 });
  const figures: FuzzFigures = {
    inputs: 0,
    outcomes: { edi: none(), xml: none(), rows: none(), idocFlat: none() },
    slowest: { milliseconds: 0, input: first, name: '' },
  };
  for (let input = first; input < first + inputs; input += 1) {
    const random = seededRandom(Math.imul(seed, 0x9e3779b1) + input);
    const sample = chosen(samples, random);
    const bytes = mutated(sample.bytes, splinters[sample.family], random);
    const before = process.cpuUsage();
    try {
      count(sample, bytes, figures.outcomes[sample.family]);
    } catch (cause) {
      const what = `input ${input} of seed ${seed}, made of ${sample.name}`;
      throw new Error(`${what}: ${JSON.stringify(bytes.toString('latin1'))}`, { cause });
    }
    const { user, system } = process.cpuUsage(before);
    const milliseconds = (user + system) / 1000;
    if (milliseconds > figures.slowest.milliseconds)
      figures.slowest = { milliseconds, input, name: sample.name };
    figures.inputs += 1;
    if (figures.inputs % reported === 0) progress?.(figures);
  }
  return figures;
}

/** Each family has as many inputs as another, however many samples it has. */
function chosen(samples: readonly Sample[], random: () => number): Sample {
  const families = [...new Set(samples.map(({ family }) => family))];
  const family = families[Math.floor(random() * families.length)];
  const among = samples.filter((sample) => sample.family === family);
  const sample = among[Math.floor(random() * among.length)];
  if (!sample) throw new RangeError('there is no file to mutate');
  return sample;
}

function count({ open }: Sample, bytes: Buffer, outcomes: Outcomes): void {
  let size = 0;
  const reader = open();
  const take = (parsed: Iterable<Parsed>) => {
    for (const one of parsed) {
      outcomes[one.kind] += 1;
      size += one.size;
    }
  };
  take(reader.push(bytes));
  take(reader.end());
  if (size !== bytes.length) throw new RangeError(`${size} of ${bytes.length} bytes belong to a record`);
}
