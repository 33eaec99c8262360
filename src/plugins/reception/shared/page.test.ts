import { landingPage } from './page';

const page = (rest = {}) => landingPage({ language: 'el', office: 'Δήμος', releases: [], timeZone: 'Europe/Athens', ...rest });

describe('The landing page', () => {
  it('speaks the reader’s language', () => {
    expect(page()).toContain('lang="el"');
    expect(page({ language: 'tr' })).toContain('Son basın bültenleri');
  });

  it('shows the day of the office, not of the server', () => {
    const releases = [{ title: 'Τ', summary: '', issuedAt: '2026-11-21T22:30:00Z', documentId: 'x' }];
    expect(page({ releases })).toContain('22 Νοεμβρίου 2026');
  });

  it('prints no markup that somebody typed', () => {
    const releases = [{ title: '<script>', summary: '"&', issuedAt: null, documentId: '"><b>' }];
    const html = page({ releases, office: '<i>' });
    expect(html).not.toMatch(/<script>|<i>|<b>/);
    expect(html).toContain('&lt;script&gt;');
  });
});
