import { migrateService } from '@kervan/service';
import { hr } from './hr.js';

await migrateService(hr);
