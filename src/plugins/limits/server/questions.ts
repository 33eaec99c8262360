import { type DocumentNode, type GraphQLSchema, Kind, OperationTypeNode, parse } from 'graphql';
import { LRUCache } from 'lru-cache';

import type { Asked } from '../shared/asked';
import {
  type Excess,
  MOST,
  over,
  refusalsToFigures,
  refusalsToNesting,
  refusalsToRows,
  refusalsToValues,
} from '../shared/asked-too-much';
import { figuresOf } from '../shared/figures';
import { type Habits, rowsOf } from '../shared/rows';

/** What is known of a text whatever its variables; without a document where it cannot be read, which others then tell. */
type Reading = { document?: DocumentNode; excess: Excess[]; isWrite: boolean };
type Measuring = { schema: GraphQLSchema | undefined; habits: Habits; mostRows: number };
export type Verdict = { excess: Excess[]; rows: number; isWrite: boolean };

/** Bytes that texts may take with what was found in them. */
const REMEMBERED = 8 * 1024 * 1024;
/** A document that was read takes some forty times its text. */
const PER_CHARACTER = 40;

/** Looks at GraphQL requests before anything of them is validated or carried out. */
export function questions() {
  const readings = new LRUCache<string, Reading>({
    maxSize: REMEMBERED,
    sizeCalculation: (_, text) => PER_CHARACTER * (text.length + 1),
  });

  function read(text: string): Reading {
    const known = readings.get(text);
    if (known) return known;
    const reading = readAnew(text);
    readings.set(text, reading);
    return reading;
  }

  return {
    /** About how many rows it would read, and the reasons against it. */
    judge({ text, asked }: { text: string; asked: Asked }, { schema, habits, mostRows }: Measuring): Verdict {
      if (text.length > MOST.characters) return { excess: [over('characters', text.length)], rows: 0, isWrite: false };
      const { document, excess, isWrite } = read(text);
      const sent = refusalsToVariables(asked.variables, isWrite);
      if (sent.length > 0) return { excess: sent, rows: 0, isWrite };
      if (!document || !schema || excess.length > 0) return { excess, rows: 0, isWrite };
      const { operationName, variables } = asked;
      const rows = rowsOf({ schema, document, operationName, ...(variables && { variables }) }, habits);
      return { excess: refusalsToRows(rows, mostRows), rows, isWrite };
    },
  };
}

function refusalsToVariables(variables: unknown, isWrite: boolean): Excess[] {
  const nesting = refusalsToNesting(variables);
  return nesting.length > 0 || isWrite ? nesting : refusalsToValues(variables);
}

function readAnew(text: string): Reading {
  try {
    const document = parse(text, { maxTokens: MOST.tokens, noLocation: true });
    return { document, excess: refusalsToFigures(figuresOf(document)), isWrite: isMutation(document) };
  } catch (fault) {
    return { excess: excessIn(fault), isWrite: false };
  }
}

/** Braces within braces by the thousand overflow the stack of whoever reads them. */
function excessIn(fault: unknown): Excess[] {
  if (fault instanceof Error && fault.name === 'RangeError') return [over('depth')];
  return /tokens\. Parsing aborted/.test(String(fault)) ? [over('tokens')] : [];
}

function isMutation({ definitions }: DocumentNode): boolean {
  return definitions.some((one) => one.kind === Kind.OPERATION_DEFINITION && one.operation === OperationTypeNode.MUTATION);
}
