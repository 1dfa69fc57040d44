import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { z } from 'zod';
import { loadMasterData } from './load-master-data.js';

const arguments_ = z.object({ folder: z.string(), api: z.url(), tokenFile: z.string() });

const command = new Command('load')
  .description('Derives accounts and products of Online Retail day files and loads them into erp-core.')
  .requiredOption('--folder <folder>', 'folder of day files (*.csv)')
  .requiredOption('--api <url>', "root of erp-core's HTTP server")
  .requiredOption('--token-file <file>', 'file that holds the bearer token')
  .parse();

const { folder, api, tokenFile } = arguments_.parse(command.opts());
const token = (await readFile(tokenFile, 'utf8')).trim();
const result = await loadMasterData({
  folder,
  apiUrl: api,
  token,
  onProgress: ({ records, done, total }) => process.stderr.write(`${records} ${done} of ${total}\n`),
});
process.stdout.write(`${JSON.stringify(result)}\n`);
