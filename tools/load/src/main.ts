import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { z } from 'zod';
import { dropDays } from './dropping/drop-days.js';
import { loadMasterData } from './load-master-data.js';

const arguments_ = z.object({
  folder: z.string(),
  core: z.url(),
  warehouse: z.url(),
  tokenFile: z.string(),
  dropInto: z.string().optional(),
});

const command = new Command('load')
  .description('Derives accounts, products and opening stock of Online Retail day files and loads them.')
  .requiredOption('--folder <folder>', 'folder of day files (*.csv)')
  .requiredOption('--core <url>', "root of erp-core's HTTP server")
  .requiredOption('--warehouse <url>', "root of the warehouse's HTTP server")
  .requiredOption('--token-file <file>', 'file that holds the bearer token of both')
  .option('--drop-into <folder>', 'folder that the gateway watches: it gets the day files afterwards')
  .parse();

const { folder, core, warehouse, tokenFile, dropInto } = arguments_.parse(command.opts());
const token = (await readFile(tokenFile, 'utf8')).trim();
const result = await loadMasterData({
  folder,
  coreUrl: core,
  warehouseUrl: warehouse,
  token,
  onProgress: ({ records, done, total }) => process.stderr.write(`${records} ${done} of ${total}\n`),
});
process.stdout.write(`${JSON.stringify(result)}\n`);
if (dropInto !== undefined) {
  for (const name of await dropDays(folder, dropInto)) process.stderr.write(`dropped ${name}\n`);
}
