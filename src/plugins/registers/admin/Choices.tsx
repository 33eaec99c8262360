import { Box } from '@strapi/design-system';

import { ChosenField, FilterFields, TypedField } from '../../panel/admin/api';
import type { BooksAnswer } from '../shared/contracts';
import type { Asked } from './client';
import { useWords } from './words';

type Props = { asked: Asked; books: BooksAnswer; onChange: (asked: Asked) => void };

/** Which book, and what to look for in it. */
export function Choices({ asked, books, onChange }: Props) {
  const { say } = useWords();
  const field = (name: keyof Asked) => ({
    name,
    label: say(name),
    onChange: (value: string) => onChange({ ...asked, page: undefined, [name]: value || undefined }),
  });
  const anyOf = (what: 'bodies' | 'years') => ({ any: say(`all.${what}`), clear: say(`all.${what}`) });
  const years = books.years.map((year) => ({ value: String(year), name: String(year) }));
  return (
    <Box paddingBottom={6}>
      <FilterFields role="search" aria-label={say('choose')}>
        <ChosenField {...field('type')} value={asked.type} any="" options={books.types} />
        <ChosenField {...field('body')} value={asked.body} {...anyOf('bodies')} options={books.bodies} />
        <ChosenField {...field('year')} value={asked.year} {...anyOf('years')} options={years} />
        <TypedField {...field('words')} value={asked.words} />
      </FilterFields>
    </Box>
  );
}
