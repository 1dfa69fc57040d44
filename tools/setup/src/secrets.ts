import { faultsOf } from '@kervan/contracts';
import { Command } from 'commander';
import { z } from 'zod';
import { makeSecrets } from './secrets/make-secrets.js';

const place = z.string().regex(/^[^\s:]+:\d+$/, 'must be host:port');
const options = z.object({ database: place, outsideDatabase: place, outsideBroker: place });

const command = new Command('secrets')
  .description('Makes up the secrets of a system of containers, one folder per reader; safe to repeat.')
  .argument('<folder>', 'folder that is filled')
  .requiredOption('--database <host:port>', 'PostgreSQL as services reach it')
  .requiredOption(
    '--outside-database <host:port>',
    'PostgreSQL as programs outside of the containers reach it',
  )
  .requiredOption('--outside-broker <host:port>', 'Kafka as programs outside of the containers reach it')
  .parse();

const [folder = ''] = command.args;
const { data, error } = options.safeParse(command.opts());
if (data) {
  const { database, outsideDatabase, outsideBroker } = data;
  makeSecrets(folder, { database, outside: { database: outsideDatabase, broker: outsideBroker } });
} else command.error(`error: ${faultsOf(error)}`);
