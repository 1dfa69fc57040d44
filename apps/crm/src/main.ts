import { runService } from '@kervan/service';
import { crm } from './crm.js';

await runService(crm);
