import { parser } from '@prometheus-io/lezer-promql';

type SyntaxNode = ReturnType<typeof parser.parse>['topNode'];

export interface Selector {
  /** Empty where only labels select. */
  readonly metric: string;
  readonly matchers: readonly { readonly label: string; readonly value: string }[];
}

/** A query in PromQL, as far as it is judged. */
export interface ParsedQuery {
  /** Where it cannot be read; null when it can. */
  readonly unreadableFrom: number | null;
  readonly selectors: readonly Selector[];
  /** What it groups and matches by. */
  readonly groupings: readonly string[];
  /** Metrics that are compared with a number other than 0, which says how many are too many. */
  readonly limited: readonly string[];
}

const COMPARISONS = ['Gtr', 'Gte', 'Lss', 'Lte', 'Eql', 'Neq'];

export function parseQuery(text: string): ParsedQuery {
  const all = nodesOf(parser.parse(text).topNode);
  const named = (name: string) => all.filter((node) => node.name === name);
  const textOf = (node: SyntaxNode) => text.slice(node.from, node.to);
  const selectorOf = (node: SyntaxNode): Selector => ({
    metric: textsIn(node, 'Identifier', textOf)[0] ?? '',
    matchers: nodesOf(node)
      .filter(({ name }) => name === 'UnquotedLabelMatcher')
      .map((matcher) => ({
        label: textsIn(matcher, 'LabelName', textOf)[0] ?? '',
        value: (textsIn(matcher, 'StringLiteral', textOf)[0] ?? '').slice(1, -1),
      })),
  });
  return {
    unreadableFrom: all.find(({ type }) => type.isError)?.from ?? null,
    selectors: named('VectorSelector').map(selectorOf),
    groupings: named('GroupingLabels').flatMap((node) => textsIn(node, 'LabelName', textOf)),
    limited: named('BinaryExpr').flatMap((node) => limitedIn(node, textOf)),
  };
}

function limitedIn(comparison: SyntaxNode, textOf: (node: SyntaxNode) => string): string[] {
  const { firstChild, lastChild } = comparison;
  if (!firstChild || !lastChild || !COMPARISONS.some((name) => comparison.getChild(name))) return [];
  const metrics = [firstChild, lastChild].map((side) => textsIn(side, 'Identifier', textOf));
  const constant = metrics.findIndex(({ length }) => length === 0);
  if (constant < 0 || textOf(constant === 0 ? firstChild : lastChild) === '0') return [];
  return metrics.flat();
}

function textsIn(node: SyntaxNode, name: string, textOf: (node: SyntaxNode) => string): string[] {
  return nodesOf(node)
    .filter((each) => each.name === name)
    .map(textOf);
}

function nodesOf(node: SyntaxNode): SyntaxNode[] {
  const nodes = [node];
  for (let child = node.firstChild; child; child = child.nextSibling) nodes.push(...nodesOf(child));
  return nodes;
}
