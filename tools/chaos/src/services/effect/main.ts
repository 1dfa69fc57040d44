import { runService } from '@kervan/service';
import { effect } from './effect.js';

await runService(effect);
