import { migrateService } from '@kervan/service';
import { reporting } from './reporting.js';

await migrateService(reporting);
