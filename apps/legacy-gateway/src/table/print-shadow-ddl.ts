import { Command, Option } from 'commander';
import { z } from 'zod';
import { shadowDdl } from './shadow-ddl.js';

const Options = z.object({
  driver: z.literal(['postgresql', 'mysql']),
  schema: z.string().optional(),
  table: z.string(),
  shadow: z.string(),
  key: z.array(z.string()),
});

const command = new Command('shadow-ddl')
  .description('Prints what the owner of a legacy database runs to have changes of a table noted.')
  .addOption(new Option('--driver <driver>').choices(['postgresql', 'mysql']).makeOptionMandatory())
  .option('--schema <name>')
  .requiredOption('--table <name>')
  .requiredOption('--shadow <name>', 'table that is made for the notes')
  .requiredOption('--key <columns...>')
  .parse();
const statements = shadowDdl(Options.parse(command.opts()));
process.stdout.write(statements.map((sql) => `${sql};\n`).join('\n'));
