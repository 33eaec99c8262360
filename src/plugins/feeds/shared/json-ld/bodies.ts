import { line } from '../plain';
import { type Around, type Body, body, idOf, type Named, place, type Thing, thing, typeOfBody, type Where } from './thing';

export type OrganizationLd = Body & {
  address: string | null;
  phone: string | null;
  email: string | null;
  logo: { url: string } | null;
  parent: Body | null;
};

/** https://schema.org/GovernmentOrganization, or what else the body is. How to reach it is told of the municipality's own only. */
export function organization(given: OrganizationLd, { fileAt }: Around): Thing {
  const { kind, name, shortName, website, address, phone, email, logo, parent } = given;
  return thing(typeOfBody(kind), {
    '@id': idOf('organization', given),
    name: line(name),
    alternateName: shortName,
    url: website,
    address,
    telephone: phone,
    email,
    logo: logo && fileAt(logo.url),
    parentOrganization: body(parent),
  });
}

export type DepartmentLd = Named & {
  duties: string | null;
  phone: string | null;
  email: string | null;
  head: { title: string | null; publicName: string | null } | null;
  organization: Body | null;
  parent: Named | null;
  place: Where | null;
};

/** A service of the municipality is a part of it: GovernmentOrganization too. */
export function department(given: DepartmentLd): Thing {
  const { name, duties, phone, email, head, parent } = given;
  return thing('GovernmentOrganization', {
    '@id': idOf('department', given),
    name: line(name),
    description: duties,
    telephone: phone,
    email,
    location: place(given.place),
    employee: head?.publicName ? thing('Person', { name: head.publicName, jobTitle: head.title }) : null,
    parentOrganization: parent
      ? thing('GovernmentOrganization', { '@id': idOf('department', parent), name: line(parent.name) })
      : body(given.organization),
  });
}

export type PlaceLd = Where & { capacity: number | null };

export function somewhere(given: PlaceLd): Thing {
  return { ...(place(given) ?? thing('Place', {})), ...(given.capacity && { maximumAttendeeCapacity: given.capacity }) };
}

export type ConsultationLd = {
  documentId: string;
  locale: string;
  slug: string | null;
  title: string;
  summary: string;
  opensAt: string;
  closesAt: string;
  publishedAt: string;
  publicUpdatedAt: string | null;
  organization: Body | null;
  department: Named | null;
  topics: Named[] | null;
};

/** To be heard is a service of the municipality: https://schema.org/GovernmentService, open while comments are taken. */
export function consultation(given: ConsultationLd, { addresses }: Around): Thing {
  const { locale, title, summary, opensAt, closesAt, publishedAt, publicUpdatedAt, department: unit, topics } = given;
  const url = addresses.of({ type: 'consultations', ...given });
  return thing('GovernmentService', {
    '@id': idOf('consultation', given),
    url,
    name: line(title),
    description: summary,
    serviceType: 'Public consultation',
    provider: body(given.organization),
    serviceOperator: unit && thing('GovernmentOrganization', { '@id': idOf('department', unit), name: line(unit.name) }),
    hoursAvailable: thing('OpeningHoursSpecification', { validFrom: opensAt, validThrough: closesAt }),
    category: (topics ?? []).map(({ name }) => line(name)),
    mainEntityOfPage: thing('WebPage', { '@id': url, inLanguage: locale, dateModified: publicUpdatedAt ?? publishedAt }),
  });
}
