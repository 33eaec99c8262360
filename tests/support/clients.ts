import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { strapi as strapiClient } from '@strapi/client';
import { GraphQLClient } from 'graphql-request';

export type Picture = { alt: string; caption: string | null; url: string };
export type Release = {
  title: string;
  slug: string;
  locale: string;
  organization: string;
  topics: string[];
  images: Picture[];
  /** The address in every language in which it is published. */
  addresses: Record<string, string>;
};
export type Happening = { title: string; startsAt: string; place: { name: string; latitude: number } };
export type Hearing = { title: string; articles: { number: string; heading: string; text: string }[] };

/** What a municipal website pulls, whichever client it pulls with. */
export type Site = {
  name: string;
  releases(locale: string): Promise<Release[]>;
  releaseAt(slug: string, locale: string): Promise<Release | undefined>;
  events(locale: string): Promise<Happening[]>;
  consultations(locale: string): Promise<Hearing[]>;
};

type Localized = { locale: string; slug: string };
type Block = { children: { text: string }[] };
type ReleaseNode = Localized & {
  title: string;
  organization: { name: string };
  topics: { name: string }[];
  images: { alt: string; caption: string | null; file: { url: string } }[];
  localizations: Localized[];
};
type HearingNode = { title: string; articles: { number: string; heading: string; text: Block[] }[] };
type Variables = { locale: string; slug?: string };
type Pull = <T>(query: string, variables: Variables) => Promise<T>;

const RELEASES = /* GraphQL */ `
  query Releases($locale: I18NLocaleCode!, $slug: String) {
    pressReleases(locale: $locale, filters: { slug: { eq: $slug } }, sort: "issuedAt:desc", pagination: { pageSize: 20 }) {
      documentId
      locale
      title
      slug
      organization {
        documentId
        locale
        name
      }
      topics {
        documentId
        locale
        name
      }
      images {
        alt
        caption
        file {
          url
        }
      }
      localizations {
        documentId
        locale
        slug
      }
    }
  }
`;
const EVENTS = /* GraphQL */ `
  query Events($locale: I18NLocaleCode!) {
    events(locale: $locale) {
      title
      startsAt
      place {
        name
        latitude
      }
    }
  }
`;
const CONSULTATIONS = /* GraphQL */ `
  query Consultations($locale: I18NLocaleCode!) {
    consultations(locale: $locale) {
      title
      articles(sort: "order") {
        number
        heading
        text
      }
    }
  }
`;

export function sites(url: string): Site[] {
  const apollo = new ApolloClient({
    link: new HttpLink({ uri: `${url}/graphql` }),
    cache: new InMemoryCache({ typePolicies: { PressRelease: { keyFields: ['documentId', 'locale'] } } }),
  });
  const request = new GraphQLClient(`${url}/graphql`);
  const throughApollo: Pull = async <T>(query: string, variables: Variables) => {
    const { data } = await apollo.query<NonNullable<T>>({ query: gql(query), variables });
    return data as T;
  };
  return [
    { name: '@strapi/client', ...overRest(url) },
    { name: 'Apollo Client', ...overGraphql(throughApollo) },
    { name: 'graphql-request', ...overGraphql((query, variables) => request.request(query, variables)) },
  ];
}

function overRest(url: string): Omit<Site, 'name'> {
  const client = strapiClient({ baseURL: `${url}/api` });
  const releases = async (query: { locale: string; filters?: Record<string, unknown> }) => {
    const { data } = await client.collection('press-releases').find({
      ...query,
      sort: 'issuedAt:desc',
      pagination: { pageSize: 20 },
      populate: {
        organization: { fields: ['name'] },
        topics: { fields: ['name'] },
        images: { populate: { file: { fields: ['url'] } } },
        localizations: { fields: ['locale', 'slug'] },
      },
    });
    return (data as unknown as ReleaseNode[]).map(toRelease);
  };
  return {
    releases: (locale) => releases({ locale }),
    releaseAt: async (slug, locale) => (await releases({ locale, filters: { slug: { $eq: slug } } }))[0],
    events: async (locale) => {
      const { data } = await client.collection('events').find({ locale, populate: { place: { fields: ['name', 'latitude'] } } });
      return (data as unknown as Happening[]).map(toHappening);
    },
    consultations: async (locale) => {
      const { data } = await client.collection('consultations').find({ locale, populate: { articles: { sort: ['order'] } } });
      return (data as unknown as HearingNode[]).map(toHearing);
    },
  };
}

function overGraphql(pull: Pull): Omit<Site, 'name'> {
  const releases = async (variables: Variables) => {
    const { pressReleases } = await pull<{ pressReleases: ReleaseNode[] }>(RELEASES, variables);
    return pressReleases.map(toRelease);
  };
  return {
    releases: (locale) => releases({ locale }),
    releaseAt: async (slug, locale) => (await releases({ locale, slug }))[0],
    events: async (locale) => (await pull<{ events: Happening[] }>(EVENTS, { locale })).events.map(toHappening),
    consultations: async (locale) =>
      (await pull<{ consultations: HearingNode[] }>(CONSULTATIONS, { locale })).consultations.map(toHearing),
  };
}

function toRelease({ title, slug, locale, organization, topics, images, localizations }: ReleaseNode): Release {
  return {
    title,
    slug,
    locale,
    organization: organization.name,
    topics: topics.map(({ name }) => name),
    images: images.map(({ alt, caption, file }) => ({ alt, caption, url: file.url })),
    addresses: Object.fromEntries([{ locale, slug }, ...localizations].map((version) => [version.locale, version.slug])),
  };
}

function toHappening({ title, startsAt, place }: Happening): Happening {
  return { title, startsAt, place: { name: place.name, latitude: place.latitude } };
}

function toHearing({ title, articles }: HearingNode): Hearing {
  const textOf = (blocks: Block[]) => blocks.flatMap(({ children }) => children.map(({ text }) => text)).join('\n');
  return { title, articles: articles.map(({ number, heading, text }) => ({ number, heading, text: textOf(text) })) };
}
