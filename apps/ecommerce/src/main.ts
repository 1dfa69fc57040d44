import { runService } from '@kervan/service';
import { ecommerce } from './ecommerce.js';

await runService(ecommerce);
