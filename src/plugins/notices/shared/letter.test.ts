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
    expect(letterOf(matter, manner)).toEqual({
      subject: 'Προς έγκριση: Νέο ωράριο',
      text: `Προς έγκριση: Νέο ωράριο
Δελτίο τύπου (Ελληνικά, Τουρκικά, Αγγλικά). Από: Ελένη
https://typos.example/admin/a

--
Το μήνυμα στάλθηκε από το Deltio. Μπορείτε να το λαμβάνετε αμέσως, μία φορά την ημέρα ή ποτέ:
https://typos.example/admin/settings/my-e-mails
`,
    });
  });

  it('of a day counts what it tells of', () => {
    const { subject, text } = digestOf([matter, { ...matter, kind: 'remark', languages: ['en'] }], { ...manner, language: 'tr' });
    expect(subject).toBe('Büroda dünden bugüne (2)');
    expect(text).toContain('Onay bekliyor: Νέο ωράριο\nΔελτίο τύπου (Yunanca, Türkçe, İngilizce). Yapan: Ελένη');
    expect(text).toContain('Size bir not: Νέο ωράριο\nΔελτίο τύπου (İngilizce).');
  });
});
