import { measureFormat, NamedStage } from '@kervan/formats/bench';

process.once('disconnect', () => process.exit(1));
const [format, stage, lines] = process.argv.slice(2);
const wanted = NamedStage.parse({ format, stage });
process.send?.(await measureFormat(wanted.format, wanted.stage, Number(lines)));
