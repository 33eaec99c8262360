import { filledIn } from './fill-in';

describe('What a translation is filled in with', () => {
  const attributes = {
    title: { type: 'string' },
    slug: { type: 'uid' },
    images: { type: 'component', component: 'media.captioned-image' },
  };
  const attributesOf = () => ({ alt: { type: 'string' }, caption: { type: 'string' }, file: { type: 'media' } });
  const data = { title: 'Νέο ωράριο', slug: 'neo-orario', images: [{ file: { id: 7 }, alt: 'Λιμάνι', caption: 'Το λιμάνι' }] };
  const images = [{ file: { id: 7 }, caption: 'Το λιμάνι' }];

  it('is the other version without its address and without what is said of its pictures to those who do not see them', () => {
    expect(filledIn({ data, attributes, attributesOf, present: null })).toEqual({ title: 'Νέο ωράριο', images });
  });

  it('keeps the address the translation has already', () => {
    const present = { title: 'New hours', slug: 'new-hours' };
    expect(filledIn({ data, attributes, attributesOf, present })).toEqual({ title: 'Νέο ωράριο', slug: 'new-hours', images });
  });
});
