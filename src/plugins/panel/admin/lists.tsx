import { InputRenderer } from '@strapi/strapi/admin';
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
  const displayedFilters = given.displayedFilters.map((filter) => ({
    ...filter,
    label: say(labelId(type, filter.name)) ?? filter.label,
    ...(filter.type === 'enumeration' && named(filter)),
  }));
  return { ...given, displayedFilters };
}

/** Strapi shows the name of a chosen value only where a filter brings its own input, so it brings the usual one. */
function named({ name, options = [] }: InjectableListViewFilter) {
  const offered = options.map((option) => (typeof option === 'string' ? { value: option, label: option } : option));
  const values = offered.map(({ value }) => value);
  const choices = offered.map(({ value, label }) => ({ value, label: say(valueId(name, values, value)) ?? label }));
  return { input: InputRenderer as InjectableListViewFilter['input'], options: choices };
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

/** In the manner of the place: the day before the month, and hours up to 24. */
function moment(value: string, style: Intl.DateTimeFormatOptions): string {
  const language = panelLanguage();
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...style, hourCycle: 'h23' }).format(new Date(value));
}
