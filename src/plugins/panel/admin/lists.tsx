import type { InjectableListViewFilter, ListFieldLayout, ListLayout } from '@strapi/content-manager/strapi-admin';
import { Typography } from '@strapi/design-system';

import { labelId, valueId } from '../shared/words';
import { panelLanguage } from './language';
import { say, typeCalled } from './texts';

type Attribute = ListFieldLayout['attribute'];

/** Columns of choices show the choice's name and not its code; moments are written short enough to stay on one line. */
export function wordColumns<Given extends { displayedHeaders: ListFieldLayout[] }>(given: Given): Given {
  return { ...given, displayedHeaders: given.displayedHeaders.map(worded) };
}

/** The list's filters under the same names as its columns. */
export function wordFilters<Given extends { displayedFilters: InjectableListViewFilter[]; layout: ListLayout }>(
  given: Given,
): Given {
  const type = typeCalled(given.layout.settings.displayName);
  if (!type) return given;
  const displayedFilters = given.displayedFilters.map((filter) => {
    const { name, label, options } = filter;
    const values = options?.map((option) => (typeof option === 'string' ? option : option.value)) ?? [];
    return {
      ...filter,
      label: say(labelId(type, name)) ?? label,
      ...(filter.type === 'enumeration' && {
        options: options?.map((option, at) => {
          const value = values[at] ?? '';
          const given = typeof option === 'string' ? option : option.label;
          return { value, label: say(valueId(name, values, value)) ?? given };
        }),
      }),
    };
  });
  return { ...given, displayedFilters };
}

function worded(header: ListFieldLayout): ListFieldLayout {
  const written = header.cellFormatter ? undefined : writer(header.attribute, header.name);
  if (!written) return header;
  return {
    ...header,
    cellFormatter: (row) => {
      const value: unknown = row[header.name];
      return <Typography textColor="neutral800">{typeof value === 'string' && value ? written(value) : '-'}</Typography>;
    },
  };
}

function writer(attribute: Attribute, name: string): ((value: string) => string) | undefined {
  if (attribute.type === 'enumeration') return (value) => say(valueId(name, attribute.enum, value)) ?? value;
  if (attribute.type === 'datetime') return (value) => moment(value, { dateStyle: 'medium', timeStyle: 'short' });
  if (attribute.type === 'date') return (value) => moment(value, { dateStyle: 'medium' });
  return undefined;
}

function moment(value: string, style: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(panelLanguage(), style).format(new Date(value));
}
