import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import el from '../admin/translations/el.json';
import en from '../admin/translations/en.json';
import tr from '../admin/translations/tr.json';
import { isList } from './lists';
import { MENU } from './menu';
import { isComponent, messages, valueId, type Words } from './words';

type Attribute = { type: string; enum?: string[] };
type Schema = { info: { displayName: string }; attributes: Record<string, Attribute> };

const SRC = join(__dirname, '..', '..', '..');
const WEBSITE_ACCOUNT = 'plugin::users-permissions.user';
const WORDS: Record<string, Words> = { el, tr, en };
const schemas = schemasOf(join(SRC, 'api'), join(SRC, 'components'));

describe.each(Object.entries(WORDS))('The office’s words in %s', (_, words) => {
  const { [WEBSITE_ACCOUNT]: __, ...own } = words.types;

  it('name every type and component, and no other', () => {
    expect(Object.keys(own).sort()).toEqual(Object.keys(schemas).sort());
  });

  it.each(Object.keys(schemas))('name every field of %s, and no other', (type) => {
    expect(Object.keys(words.types[type]?.fields ?? {}).sort()).toEqual(Object.keys(schemas[type]?.attributes ?? {}).sort());
  });

  it.each(Object.keys(schemas))('name every value that %s offers, and no other', (type) => {
    for (const [field, { enum: offered }] of Object.entries(schemas[type]?.attributes ?? {})) {
      const named = Object.keys(words.types[type]?.values?.[field] ?? {});
      expect([field, named.sort()]).toEqual([field, isList(field) ? named : [...(offered ?? [])].sort()]);
    }
  });

  it.each(Object.keys(schemas))('hint only at fields that %s has, and name values only of these', (type) => {
    const { hints = {}, values = {} } = words.types[type] ?? {};
    for (const field of [...Object.keys(hints), ...Object.keys(values)]) expect(schemas[type]?.attributes).toHaveProperty(field);
  });

  it('give each type a plural for the menu, and no two types the same', () => {
    const plurals = Object.entries(words.types).flatMap(([type, { plural }]) => (isComponent(type) ? [] : [plural]));
    expect(new Set(plurals).size).toBe(plurals.length);
    expect(plurals).not.toContain(undefined);
  });

  it('are never empty, and their keys are sorted', () => {
    const sorted: string[] = [];
    JSON.stringify(words, function (key, value: unknown) {
      if (value === '') throw new Error(`${key} is empty`);
      if (value && typeof value === 'object') {
        const keys = Object.keys(value);
        if (keys.join() !== [...keys].sort().join()) sorted.push(key);
      }
      return value;
    });
    expect(sorted).toEqual([]);
  });

  it('call the same choice by the same name wherever it is offered', () => {
    const names = new Map<string, string>();
    for (const { values = {} } of Object.values(words.types)) {
      for (const [field, labels] of Object.entries(values)) {
        for (const [value, label] of Object.entries(labels)) {
          const id = valueId(field, Object.keys(labels), value);
          expect([id, names.get(id) ?? label]).toEqual([id, label]);
          names.set(id, label);
        }
      }
    }
  });
});

describe('The panel', () => {
  it('finds a type by its display name, which is its English name', () => {
    for (const [type, { info }] of Object.entries(schemas))
      expect([type, en.types[type as never]]).toMatchObject([type, { name: info.displayName }]);
  });

  it('has hints for the same fields in every language', () => {
    const hints = Object.values(WORDS).map((words) =>
      Object.entries(words.types).map(([type, t]) => [type, Object.keys(t.hints ?? {})]),
    );
    expect(hints[1]).toEqual(hints[0]);
    expect(hints[2]).toEqual(hints[0]);
  });

  it('has a place in its menu for every type', () => {
    const types = Object.keys(el.types).filter((type) => !isComponent(type));
    expect([...MENU.press, ...MENU.registers].sort()).toEqual(types.sort());
  });

  it('looks labels up where Strapi does', () => {
    expect(messages(el, (type) => WORDS.en?.types[type]?.name ?? type)).toMatchObject({
      'Press release': 'Δελτία τύπου',
      'content-manager.content-types.api::press-release.press-release.embargoUntil': 'Εμπάργκο έως',
      'content-manager.content-types.api::press-release.press-release.updatedAt': 'Τελευταία αλλαγή',
      'content-manager.components.media.captioned-image.alt': 'Εναλλακτικό κείμενο',
    });
  });
});

function schemasOf(types: string, components: string): Record<string, Schema> {
  const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Schema;
  const ofType = readdirSync(types).map((name) => [
    `api::${name}.${name}`,
    read(join(types, name, 'content-types', name, 'schema.json')),
  ]);
  const ofComponent = readdirSync(components).flatMap((category) =>
    readdirSync(join(components, category)).map((file) => [
      `${category}.${basename(file, '.json')}`,
      read(join(components, category, file)),
    ]),
  );
  return Object.fromEntries([...ofType, ...ofComponent]) as Record<string, Schema>;
}
