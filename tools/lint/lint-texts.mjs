import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';

/** Lints texts as if they stood in files of the workspace: `[{ file, code }]` in, the rules each one breaks out. */
const eslint = new ESLint({ cwd: process.argv[2] });
const results = [];
for (const { file, code } of JSON.parse(await text(process.stdin))) {
  const [{ messages }] = await eslint.lintText(code, { filePath: file });
  results.push(messages.map(({ ruleId }) => ruleId));
}
console.log(JSON.stringify(results));
