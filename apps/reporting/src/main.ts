import { runService } from '@kervan/service';
import { reporting } from './reporting.js';

await runService(reporting);
