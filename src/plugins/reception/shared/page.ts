import type { Language, Sentence } from '../../../office/refusal';

export type Release = { title: string; summary: string; issuedAt: string | null; documentId: string };
export type Landing = { language: Language; office: string | null; releases: Release[]; timeZone: string };

const WORDS: Record<string, Sentence> = {
  lead: {
    el: 'Το γραφείο τύπου του δήμου ως υπηρεσία περιεχομένου: δελτία τύπου, εκδηλώσεις και διαβουλεύσεις για κάθε ιστότοπο και εφαρμογή.',
    tr: 'Belediyenin basın bürosu bir içerik servisi olarak: her site ve uygulama için basın bültenleri, etkinlikler ve istişareler.',
    en: 'The municipality’s press office as a content service: press releases, events and consultations for any website or app.',
  },
  panel: { el: 'Πίνακας του γραφείου', tr: 'Büro paneli', en: 'The office’s panel' },
  panelNote: {
    el: 'για συντάκτες, επιμελητές, μεταφραστές',
    tr: 'yazarlar, editörler, çevirmenler için',
    en: 'for writers, editors, translators',
  },
  graphql: { el: 'GraphQL', tr: 'GraphQL', en: 'GraphQL' },
  graphqlNote: { el: 'ερωτήματα στο /graphql', tr: 'sorgular /graphql adresinde', en: 'queries at /graphql' },
  documentation: { el: 'Περιγραφή του API', tr: 'API açıklaması', en: 'API description' },
  documentationNote: { el: 'OpenAPI, με δοκιμή', tr: 'OpenAPI, denemeli', en: 'OpenAPI, ready to try' },
  latest: { el: 'Τελευταία δελτία τύπου', tr: 'Son basın bültenleri', en: 'Latest press releases' },
  none: { el: 'Δεν έχει δημοσιευθεί τίποτα ακόμη.', tr: 'Henüz bir şey yayımlanmadı.', en: 'Nothing has been published yet.' },
};
const NAMES: Sentence = { el: 'Ελληνικά', tr: 'Türkçe', en: 'English' };

/** The page at the office's own address, complete, with every text escaped. */
export function landingPage({ language, office, releases, timeZone }: Landing): string {
  const say = (word: string) => escape(WORDS[word]?.[language] ?? '');
  const links = [
    ['/admin', 'panel'],
    ['/graphql', 'graphql'],
    ['/documentation', 'documentation'],
  ].map(
    ([href, word]) => `<a class="door" href="${href}"><strong>${say(word ?? '')}</strong><span>${say(`${word}Note`)}</span></a>`,
  );
  const title = escape(office ?? 'Deltio');
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Deltio</title>
<style>${STYLE}</style>
<header><p class="mark">Deltio</p><nav>${languageLinks(language)}</nav></header>
<main>
<h1>${title}</h1><p class="lead">${say('lead')}</p>
<div class="doors">${links.join('')}</div>
<h2>${say('latest')}</h2>
${releases.length > 0 ? `<ol>${releases.map((release) => item(release, language, timeZone)).join('')}</ol>` : `<p>${say('none')}</p>`}
</main>
</html>
`;
}

function languageLinks(present: Language): string {
  const link = (code: string, name: string) =>
    code === present
      ? `<span aria-current="true">${name}</span>`
      : `<a href="/?locale=${code}" hreflang="${code}" lang="${code}">${name}</a>`;
  return Object.entries(NAMES)
    .map(([code, name]) => link(code, name))
    .join(' ');
}

function item({ title, summary, issuedAt, documentId }: Release, language: Language, timeZone: string): string {
  const when = issuedAt ? new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }).format(new Date(issuedAt)) : '';
  const address = `/api/press-releases/${encodeURIComponent(documentId)}?locale=${language}`;
  return `<li><time datetime="${escape(issuedAt ?? '')}">${escape(when)}</time><h3><a href="${address}">${escape(title)}</a></h3><p>${escape(summary)}</p></li>`;
}

export function escape(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

const STYLE = `
:root{color-scheme:light dark;--ink:#16324a;--soft:#5a6f80;--paper:#fbfaf6;--line:#dfe5e8;--sea:#0f6a8b}
@media (prefers-color-scheme:dark){:root{--ink:#e8eef2;--soft:#9fb2bf;--paper:#10202c;--line:#274050;--sea:#7cc7e2}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,sans-serif}
header,main{max-width:46rem;margin:auto;padding:1.25rem}header{display:flex;justify-content:space-between;gap:1rem;flex-wrap:wrap}
.mark{margin:0;font-weight:700;letter-spacing:.04em}nav a,nav span{margin-inline-start:.75rem}a{color:var(--sea)}
h1{font-size:clamp(1.8rem,6vw,2.8rem);line-height:1.15;margin:.5rem 0}.lead{color:var(--soft);max-width:38rem}
.doors{display:grid;grid-template-columns:repeat(auto-fit,minmax(12rem,1fr));gap:.75rem;margin:1.75rem 0}
.door{display:grid;gap:.15rem;padding:1rem;border:1px solid var(--line);border-radius:.6rem;text-decoration:none}
.door:hover,.door:focus-visible{border-color:var(--sea)}.door span{color:var(--soft);font-size:.9rem}
h2{font-size:1.2rem;margin-top:2rem}ol{list-style:none;padding:0;margin:0}li{padding:.9rem 0;border-top:1px solid var(--line)}
li h3{margin:.1rem 0;font-size:1.05rem}li p{margin:0;color:var(--soft)}time{color:var(--soft);font-size:.85rem}`;
