import { type BenchOffice, openBenchOffice } from './offices';
import { approve, draft, formOf, LANGUAGES, LIST, stock } from './releases';
import { median, type Finding } from './table';

const RELEASES = Number(process.env.BENCH_RELEASES ?? 60);
/** What the first few cost tells of a cold process. */
const WARMING = 8;
const MOST_TIMES = 2;
const MOST_STATEMENTS = 2;
const ROWS = 100;

type Press = (office: BenchOffice, documentId: string) => Promise<() => Promise<unknown>>;

/** The panel's button: the form, in one language, with what stands in it. */
const oneLanguage: Press = async (office, documentId) => {
  const body = await formOf(office, documentId, 'el');
  return () => office.send('admin', `${LIST}/${documentId}/actions/publish?locale=el`, { body });
};

const allLanguages: Press = async (office, documentId) => {
  const body = { documentIds: [documentId], locale: LANGUAGES };
  return () => office.send('admin', `${LIST}/actions/bulkPublish`, { body });
};

/** How much longer a publication takes with the desk, and how many more statements its lists take. */
export async function measurePublishing(): Promise<Finding[]> {
  const offices = [await openBenchOffice({ isBare: true }), await openBenchOffice()] as const;
  try {
    const stocks = [await stock(offices[0]), await stock(offices[1])] as const;
    const findings = [
      await measure('publish one language, by the form', oneLanguage),
      await measure('publish three languages at once', allLanguages),
    ];
    for (let i = 2 * (RELEASES + WARMING); i < ROWS; i++)
      for (const which of [0, 1] as const) await draft(offices[which], stocks[which], ['el']);
    return [...findings, await measureList(offices)];

    async function measure(what: string, press: Press): Promise<Finding> {
      const times: [number[], number[]] = [[], []];
      const statements: [number[], number[]] = [[], []];
      for (let i = 0; i < RELEASES + WARMING; i++) {
        for (const which of i % 2 ? ([0, 1] as const) : ([1, 0] as const)) {
          const office = offices[which];
          const documentId = await draft(office, stocks[which]);
          await approve(office, documentId);
          const act = await press(office, documentId);
          const begun = performance.now();
          if (i % 10 === 0) statements[which].push(await office.statementsOf(act));
          else await act();
          if (i >= WARMING && i % 10 !== 0) times[which].push(performance.now() - begun);
        }
      }
      return compare(what, times, statements);
    }
  } finally {
    for (const office of offices) await office.close();
  }
}

function compare(what: string, [bare, withDesk]: [number[], number[]], [few, many]: [number[], number[]]): Finding {
  const ratio = median(withDesk) / median(bare);
  const ms = (times: number[]) => `${median(times).toFixed(1)} ms, ${median(times === bare ? few : many)} statements`;
  return {
    what: `${what} (${bare.length} each)`,
    bare: ms(bare),
    withDesk: ms(withDesk),
    figure: `${ratio.toFixed(2)} ×`,
    limit: `≤ ${MOST_TIMES} ×`,
    holds: ratio <= MOST_TIMES,
  };
}

async function measureList(offices: readonly [BenchOffice, BenchOffice]): Promise<Finding> {
  const [bare, withDesk] = [await statementsOfList(offices[0]), await statementsOfList(offices[1])];
  return {
    what: `a list of ${ROWS} rows with their states`,
    bare: `${bare} statements`,
    withDesk: `${withDesk} statements`,
    figure: `+${withDesk - bare}`,
    limit: `≤ +${MOST_STATEMENTS}`,
    holds: withDesk - bare <= MOST_STATEMENTS,
  };
}

async function statementsOfList(office: BenchOffice): Promise<number> {
  const look = () => office.send<{ results: object[] }>('admin', `${LIST}?locale=el&page=1&pageSize=${ROWS}`, { method: 'GET' });
  const { results } = await look();
  if (results.length !== ROWS) throw new Error(`The list has ${results.length} rows.`);
  return office.statementsOf(look);
}
