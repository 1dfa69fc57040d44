import { runService } from '@kervan/service';
import { opsConsole } from './ops-console.js';

await runService(opsConsole);
