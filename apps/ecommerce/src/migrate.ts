import { migrateService } from '@kervan/service';
import { ecommerce } from './ecommerce.js';

await migrateService(ecommerce);
