import { readFile } from 'node:fs/promises';
import { drive } from './drive/drive.js';
import { figuresTable } from './drive/figures-table.js';
import { parseOptions } from './drive/options.js';
import { prepare } from './drive/prepare.js';
import { ProgressLine } from './drive/progress-line.js';
import { planOf } from './plan/plan.js';
import { sender } from './sending/send.js';

const { tokenFile, json, ...options } = parseOptions(process.argv.slice(2));
const { core, warehouse, ecommerce, ...timing } = options;
const token = (await readFile(tokenFile, 'utf8')).trim();
const { world, requests } = planOf(timing);

process.stderr.write(`opening ${world.accountNos.length} accounts and ${world.products.length} products\n`);
await prepare(world, { core, warehouse, ecommerce, token });
const progress = new ProgressLine(requests.length, process.stderr);
const result = await drive(requests, sender({ core, ecommerce }, token), progress.show);

process.stdout.write(json ? `${JSON.stringify({ ...timing, ...result })}\n` : figuresTable(result));
process.exitCode = result.total.failed > 0 ? 1 : 0;
