import { runService } from '@kervan/service';
import { usage } from '../process/usage.js';
import { benchConsumer } from './bench-consumer.js';

process.on('message', () => process.send?.(usage()));
process.once('disconnect', () => process.exit(1));

await runService(benchConsumer);
