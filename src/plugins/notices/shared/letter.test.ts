import { digestOf, letterOf, type Matter } from './letter';

const matter: Matter = {
  kind: 'to-approve',
  title: 'Νέο  ωράριο',
  typeCalled: 'Δελτίο τύπου',
  languages: ['el', 'tr', 'en'],
  by: 'Ελένη',
  address: 'https://typos.example/admin/a',
};
const manner = { language: 'el', choice: 'https://typos.example/admin/settings/my-e-mails' } as const;

describe('A letter', () => {
  it('names the text once, with every language, and tells where to choose', () => {
    expect(letterOf(matter, manner)).toMatchObject({
      subject: 'Προς έγκριση: Νέο ωράριο',
      text: `Προς έγκριση: Νέο ωράριο
Περιμένει την έγκρισή σας.
Δελτίο τύπου (Ελληνικά, Τουρκικά, Αγγλικά). Από: Ελένη
https://typos.example/admin/a

-- 
Το μήνυμα στάλθηκε από το Deltio. Μπορείτε να το λαμβάνετε αμέσως, μία φορά την ημέρα ή ποτέ:
https://typos.example/admin/settings/my-e-mails
`,
    });
  });

  it('is also a page in the reader’s language, in which no title becomes a tag', () => {
    const { html } = letterOf({ ...matter, title: 'Ώρες <b>&</b> "μέρες"' }, { ...manner, language: 'tr' });
    expect(html).toContain('<html lang="tr">');
    expect(html).toContain('>Onay bekliyor: Ώρες &lt;b&gt;&amp;&lt;/b&gt; &quot;μέρες&quot;</h1>');
    expect(html).toContain('<a href="https://typos.example/admin/a">Deltio’da aç</a>');
    expect(html).toContain('<a href="https://typos.example/admin/settings/my-e-mails"');
  });

  it('of a day counts what it tells of', () => {
    const { subject, text } = digestOf([matter, { ...matter, kind: 'remark', languages: ['en'] }], { ...manner, language: 'tr' });
    expect(subject).toBe('Büroda dünden bugüne (2)');
    expect(text).toContain(
      'Onay bekliyor: Νέο ωράριο\nOnayınızı bekliyor.\nΔελτίο τύπου (Yunanca, Türkçe, İngilizce). Yapan: Ελένη',
    );
    expect(text).toContain('Size bir not: Νέο ωράριο\nMetnin yanında bulabilirsiniz.\nΔελτίο τύπου (İngilizce).');
  });
});
