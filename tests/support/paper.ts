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
  const { entries } = await office.strapi.documents(RELEASE).publish({ documentId, locale });
  return entries[0] as unknown as Release;
}
