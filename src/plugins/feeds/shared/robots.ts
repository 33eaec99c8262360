/** What crawlers are asked to leave alone. Where people read on a website, the office's own answers are no pages to be found. */
export function robots({ office, hasWebsite }: { office: string; hasWebsite: boolean }): string {
  const closed = ['/admin', '/embargo/', '/graphql', ...(hasWebsite ? ['/api/'] : [])];
  return `User-agent: *\n${closed.map((path) => `Disallow: ${path}\n`).join('')}\nSitemap: ${office}/sitemap.xml\n`;
}
