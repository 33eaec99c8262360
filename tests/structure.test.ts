import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

import { ROOT } from './support/environment';
import { openOffice, type Office } from './support/office';
import { outside } from './support/outside';
import { throwAwayFolder } from './support/throw-away';

const PLUGINS = join(ROOT, 'src', 'plugins');
const names = readdirSync(PLUGINS).sort();
const inOrder: string[] =
  /const OFFICE = \[([^\]]*)\]/
    .exec(readFileSync(join(ROOT, 'config', 'plugins.ts'), 'utf8'))?.[1]
    ?.match(/[a-z-]+/g)
    ?.map(String) ?? [];

type Import = { from: string; to: string };
/** Strapi's own, which `npm run types` calls too. */
type Generators = { generate(how: { strapi: Office['strapi']; pwd: string; rootDir: string } & object): Promise<unknown> };

describe('The house', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  it('opens every plugin: a missing entry file would be passed over in silence', () => {
    expect(inOrder.slice().sort()).toEqual(names);
    expect(names.filter((name) => !office.strapi.plugin(name))).toEqual([]);
  });

  it('has the types of its entries in the repository, up to date: npm run types', async () => {
    const { generators } = outside.require('@strapi/typescript-utils') as { generators: Generators };
    const folder = throwAwayFolder('types');
    const artifacts = { contentTypes: true, components: true };
    const how = { pwd: ROOT, rootDir: relative(ROOT, folder), logger: { silent: true }, artifacts };
    await generators.generate({ strapi: office.strapi, ...how });
    for (const file of Object.keys(artifacts).map((name) => `generated/${name}.d.ts`))
      expect(readFileSync(join(folder, file), 'utf8')).toBe(readFileSync(join(ROOT, 'types', file), 'utf8'));
    rmSync(folder, { recursive: true });
  });

  it.each(names)('%s has what every plugin has', (name) => {
    const inside = join(PLUGINS, name);
    const pkg = JSON.parse(readFileSync(join(inside, 'package.json'), 'utf8'));
    expect(pkg).toMatchObject({ name: `@deltio/${name}`, private: true, strapi: { kind: 'plugin', name } });
    expect(existsSync(join(ROOT, pkg.exports['./strapi-server'].require.replace('../../../', '')))).toBe(true);
    expect(existsSync(join(inside, 'admin', 'index.tsx'))).toBe('./strapi-admin' in pkg.exports);
    // Without it Strapi shows nobody a panel.
    if (pkg.exports['./strapi-admin'])
      expect(readFileSync(join(inside, 'admin', 'index.tsx'), 'utf8')).toMatch(/^ {2}register\b/m);
    expect(readFileSync(join(inside, 'README.md'), 'utf8').length).toBeGreaterThan(300);
    expect(
      readdirSync(inside).filter(
        (entry) => !['README.md', 'package.json', 'api.ts', 'shared', 'server', 'admin'].includes(entry),
      ),
    ).toEqual([]);
  });

  it('lets a plugin reach another only through its door, and only one that comes before it', () => {
    const wrong = importsUnder(PLUGINS).filter(({ from, to }) => {
      const [here, there] = [pluginOf(from), pluginOf(to)];
      if (!there || here === there || !here) return false;
      return !isDoor(to, from) || inOrder.indexOf(there) >= inOrder.indexOf(here);
    });
    expect(wrong).toEqual([]);
  });

  it('lets the operator’s commands reach a plugin only through its door', () => {
    const wrong = importsUnder(join(ROOT, 'src', 'office')).filter(
      ({ to }) => pluginOf(to) && !/^[a-z-]+\/api$/.test(relative(PLUGINS, to)),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps rules pure: what is shared knows neither Strapi nor the server', () => {
    const shared = importsUnder(PLUGINS).filter(({ from }) => /\/shared\//.test(from) && !from.endsWith('.test.ts'));
    expect(shared.filter(({ to }) => /@strapi|\/server\/|\/admin\//.test(to))).toEqual([]);
  });

  it('names folders after things', () => {
    const folders = readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true }).filter((e) => e.isDirectory());
    expect(folders.map((f) => f.name).filter((name) => /^(utils?|helpers?|common|types|constants|lib|misc)$/.test(name))).toEqual(
      [],
    );
  });

  it('asks of no column more than it holds', () => {
    const schemas = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((f) =>
      /schema\.json$|components\/.*\.json$/.test(f),
    );
    const tooLong = schemas.flatMap((file) => {
      const { attributes } = JSON.parse(readFileSync(join(ROOT, 'src', file), 'utf8')) as {
        attributes: Record<string, { type: string; maxLength?: number }>;
      };
      return Object.entries(attributes)
        .filter(([, a]) => ['string', 'uid', 'email'].includes(a.type) && !((a.maxLength ?? 999) <= 255))
        .map(([name]) => `${file} ${name}`);
    });
    expect(schemas.length).toBeGreaterThan(30);
    expect(tooLong).toEqual([]);
  });
});

/** Screens have a door of their own, for screens alone: the server knows nothing of React. */
function isDoor(to: string, from: string): boolean {
  const isScreen = relative(PLUGINS, from).split('/')[1] === 'admin';
  return (isScreen ? /^[a-z-]+\/(admin\/)?api$/ : /^[a-z-]+\/api$/).test(relative(PLUGINS, to));
}

function pluginOf(path: string): string | undefined {
  return path.startsWith(`${PLUGINS}/`) ? relative(PLUGINS, path).split('/')[0] : undefined;
}

/** Every import of the sources under a folder, relative ones resolved to absolute paths. */
function importsUnder(folder: string): Import[] {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  return sources.flatMap((file) => {
    const from = join(folder, file);
    const found = readFileSync(from, 'utf8').matchAll(/(?:from|import|require\()\s*['"]([^'"]+)['"]/g);
    return [...found].map(([, to = '']) => ({ from, to: to.startsWith('.') ? resolve(dirname(from), to) : to }));
  });
}
