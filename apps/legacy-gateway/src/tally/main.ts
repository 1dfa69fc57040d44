import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { defaultLimits } from '../online-retail/limits.js';
import { outcomesOf } from '../online-retail/outcomes-of.js';
import { survey } from '../online-retail/survey.js';
import { listDropped } from '../watched-folder/list-dropped.js';
import { Tally } from './tally.js';

const [folder = '.'] = new Command('tally')
  .description('Counts what the day files of a folder hold, without receiving them.')
  .argument('<folder>', 'folder of day files')
  .parse().args;

const tally = new Tally();
let lines = 0;
const { files } = await listDropped(folder);
for (const { name } of files) {
  const file = { name, read: () => createReadStream(join(folder, name)) };
  const found = await survey(file.read(), defaultLimits);
  lines += found.lines;
  for await (const outcome of outcomesOf(file, found, defaultLimits)) tally.add(outcome);
}
process.stdout.write(`${JSON.stringify({ files: files.length, lines, kinds: tally }, null, 2)}\n`);
