import { migrateService } from '@kervan/service';
import { opsConsole } from './ops-console.js';

await migrateService(opsConsole);
