import { desk, type Publishable } from '../../src/plugins/editorial/api';
import type { Office } from './office';

const RELEASE = 'api::press-release.press-release';

type Fields = Record<string, unknown>;
type Release = { documentId: string; slug: string } & Fields;

const COMPLETE = {
  summary: 'Περίληψη',
  kind: 'release',
  body: [{ type: 'paragraph', children: [{ type: 'text', text: 'Κείμενο.' }] }],
};

/** A release as somebody is still writing it. */
export async function draftRelease(office: Office, fields: Fields, locale = 'el'): Promise<Release> {
  return (await office.strapi
    .documents(RELEASE)
    .create({ data: { ...COMPLETE, ...fields } as never, locale })) as unknown as Release;
}

/** A release that readers see. */
export async function publishedRelease(office: Office, fields: Fields, locale = 'el'): Promise<Release> {
  const { documentId } = await draftRelease(office, fields, locale);
  await letOut(office, RELEASE, documentId, [locale]);
  const found = await office.strapi.documents(RELEASE).findOne({ documentId, locale: locale as 'el', status: 'published' });
  return found as unknown as Release;
}

/** Lets language versions of a document out as they are, as what was public elsewhere before. */
export async function letOut(office: Office, type: string, documentId: string, languages: string[] = ['el']): Promise<void> {
  await desk(office.strapi).admit({ type: type as Publishable, documentId, languages, at: new Date() });
}
