import { runService } from '@kervan/service';
import { usage } from '../process/usage.js';
import { benchConsumer, handlerNames } from './bench-consumer.js';
import { z } from 'zod';

process.on('message', () => process.send?.(usage()));
process.once('disconnect', () => process.exit(1));
await runService(benchConsumer(z.literal(handlerNames).parse(process.argv[2])));
