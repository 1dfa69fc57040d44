/** One scenario of the feature file, examples filled in. */
export interface Scenario {
  readonly name: string;
  readonly payload: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly attributes: Readonly<Record<string, string>>;
  readonly data: string;
}

/** Reads the scenarios of `kafka-protocol-binding.feature`; knows just the Gherkin that file uses. */
export function readScenarios(feature: string): Scenario[] {
  const blocks = feature.split(/^\s*Scenario(?: Outline)?: /m).slice(1);
  return blocks.flatMap((block) => {
    const [body = '', examples] = block.split(/^\s*Examples:/m);
    return valuesOf(examples).map((example) => readScenario(body.replaceAll('<contentType>', example)));
  });
}

function readScenario(body: string): Scenario {
  const [payload = '', data = ''] = [...body.matchAll(/"""([^]*?)"""/g)].map(([, text = '']) => text.trim());
  const [name = '', given = '', then = ''] = body.split(
    /^\s*(?:And Kafka headers:|Then the attributes are:)/m,
  );
  return {
    name: name.split('\n')[0] ?? '',
    payload,
    data,
    headers: tableOf(given),
    attributes: tableOf(then),
  };
}

function rowsOf(text: string): string[][] {
  return [...text.matchAll(/^\s*\|(.+)\|\s*$/gm)]
    .slice(1)
    .map(([, row = '']) => row.split('|').map((cell) => cell.trim()));
}

function tableOf(text: string): Record<string, string> {
  return Object.fromEntries(rowsOf(text).map(([key = '', value = '']) => [key, value]));
}

/** An outline runs once per example, a plain scenario once. */
function valuesOf(examples: string | undefined): string[] {
  return examples === undefined ? [''] : rowsOf(examples).map(([value = '']) => value);
}
