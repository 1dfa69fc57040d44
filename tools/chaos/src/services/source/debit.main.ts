import { runService } from '@kervan/service';
import { sourceOf } from './source.js';

await runService(sourceOf('debit'));
