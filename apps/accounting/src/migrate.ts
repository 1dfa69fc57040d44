import { migrateService } from '@kervan/service';
import { accounting } from './accounting.js';

await migrateService(accounting);
