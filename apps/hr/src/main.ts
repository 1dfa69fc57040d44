import { runService } from '@kervan/service';
import { hr } from './hr.js';

await runService(hr);
