import { keepContactInside, shownWhen } from './rules';

describe('What an outsider sees', () => {
  it('is what was published, of types that are drafted first', () => {
    expect(shownWhen({ uid: 'api::event.event', options: { draftAndPublish: true } })).toEqual({
      publishedAt: { $notNull: true },
    });
  });

  it('is every entry of a type without conditions', () => {
    expect(shownWhen({ uid: 'api::topic.topic', options: { draftAndPublish: false } })).toBeNull();
  });

  it('is a sponsor who agreed, and only then', () => {
    expect(shownWhen({ uid: 'api::sponsor.sponsor' })).toMatchObject({
      sponsorshipStatus: { $in: ['agreed', 'received', 'fulfilled'] },
    });
  });
});

describe('How to reach a body', () => {
  it.each(['municipality', 'legal-entity', 'municipal-company', 'association', 'school'])('is public for a %s', (kind) => {
    expect(keepContactInside({ kind, data: { phone: '1' } })).toEqual({ phone: '1' });
  });

  it.each(['media-outlet', 'agency', 'company', 'church', 'party', 'other'])('is the office’s own knowledge for a %s', (kind) => {
    expect(keepContactInside({ kind, data: { phone: '1', email: '', internalContact: { email: 'e' } } })).toEqual({
      phone: null,
      email: '',
      internalContact: { email: 'e', phone: '1' },
    });
  });
});
