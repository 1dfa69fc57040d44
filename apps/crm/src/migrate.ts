import { migrateService } from '@kervan/service';
import { crm } from './crm.js';

await migrateService(crm);
