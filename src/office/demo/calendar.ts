import consultations from './consultations.json';
import events from './events.json';
import protocols from './protocols.json';
import { blocksOf } from './blocks';
import type { Desk } from './desk';
import { imagesIn } from './press';
import {
  clock,
  date,
  type Entry,
  type Fields,
  instant,
  type Language,
  inEach,
  maybeInstant,
  type Picture,
  type Rich,
  type Text,
  type When,
} from './shape';
import { sideBySide } from './side-by-side';

const EVENT = 'api::event.event';

type Item = { at: string; title: Text; speaker?: string; place?: string };
type Event = Entry & {
  organization: string;
  topics: string[];
  title: Text;
  summary: Text;
  description: Rich;
  starts: When;
  ends?: When;
  exceptions?: number[];
  place?: string;
  placeNote?: Text;
  organizers: string[];
  coOrganizers?: string[];
  status: string;
  statusNote?: Text;
  programme?: Item[];
  registrationCloses?: When;
  accessibility?: Fields & { note?: Text };
  images?: Picture[];
  contactPoint?: Fields;
  evaluation?: (Fields & { at: When })[];
  state: string;
};

export async function putEvents(desk: Desk): Promise<void> {
  await sideBySide(events as Event[], (event) => putEvent(desk, event));
}

const HOURS = ['09:30', '10:45', '12:15', '13:40'];

/** When something went out before the office began: some days before its own day, and one of these days where that is to come. */
function announced({ day }: When, { place, daysBefore }: { place: number; daysBefore: number }): When {
  return { day: Math.min(day - daysBefore, -1 - (place % 14)), time: HOURS[place % HOURS.length] ?? '10:00' };
}

async function putEvent(desk: Desk, event: Event): Promise<void> {
  const { key, kind, allDay, recurrence, onlineUrl, entry, price, ticketUrl, capacity, audience, liveUrl, internalNote } = event;
  const common = {
    kind,
    allDay,
    recurrence,
    onlineUrl,
    entry,
    price,
    ticketUrl,
    capacity,
    audience,
    liveUrl,
    internalNote,
    eventStatus: event.status,
    organization: desk.idOf(`body:${event.organization}`),
    topics: desk.idsOf('topic', event.topics),
    organizers: desk.idsOf('body', event.organizers),
    coOrganizers: desk.idsOf('body', event.coOrganizers),
    place: event.place && desk.idOf(`place:${event.place}`),
    startsAt: instant(event.starts, desk.today),
    endsAt: maybeInstant(event.ends, desk.today),
    registrationClosesAt: maybeInstant(event.registrationCloses, desk.today),
    recurrenceExceptions: event.exceptions?.map((day) => date(day, desk.today)),
    evaluation: event.evaluation?.map((e) => ({ ...e, at: instant(e.at, desk.today) })),
  };
  const versions = inEach(event.title, (language) => eventIn(desk, event, language));
  await desk.put({ key: `event:${key}`, type: EVENT, common, versions });
}

/** Once their sponsors stand beside them, who are cleared with them. */
export async function letEventsOut(desk: Desk): Promise<void> {
  const out = [...(events as Event[]).entries()].filter(([, { state }]) => state === 'published');
  await sideBySide(out, ([place, { key, starts }]) => {
    const at = instant(announced(starts, { place, daysBefore: 21 }), desk.today);
    return desk.letOut({ key: `event:${key}`, type: EVENT, at });
  });
}

function eventIn(
  desk: Desk,
  { title, summary, description, placeNote, statusNote, programme = [], accessibility, images, contactPoint }: Event,
  language: Language,
): Fields {
  return {
    title: title[language],
    summary: summary[language],
    description: blocksOf(description[language] ?? description.el),
    placeNote: placeNote?.[language],
    statusNote: statusNote?.[language],
    programme: programme.map((p) => ({
      at: clock(p.at),
      title: p.title[language] ?? p.title.el,
      speaker: p.speaker,
      place: p.place && desk.idOf(`place:${p.place}`),
    })),
    accessibility: accessibility && { ...accessibility, note: accessibility.note?.[language] },
    images: imagesIn(desk, images, language),
    contactPoint,
  };
}

type Consultation = Entry & {
  organization: string;
  topics: string[];
  department: string;
  title: Text;
  summary: Text;
  introduction: Rich;
  articles: { number: string | number; heading: Text; text: Rich }[];
  opens: When;
  closes: When;
  responseDue: When;
  outcome?: Rich;
  outcomeReleased?: When;
  state: string;
};

export async function putConsultations(desk: Desk): Promise<void> {
  for (const [place, consultation] of (consultations as Consultation[]).entries()) {
    const { key, kind, commenting, moderation, legalBasis, title, summary, introduction, outcome } = consultation;
    const common = {
      kind,
      commenting,
      moderation,
      legalBasis,
      organization: desk.idOf(`body:${consultation.organization}`),
      department: desk.idOf(`department:${consultation.department}`),
      topics: desk.idsOf('topic', consultation.topics),
      opensAt: instant(consultation.opens, desk.today),
      closesAt: instant(consultation.closes, desk.today),
      responseDueAt: instant(consultation.responseDue, desk.today),
      outcomeReleasedAt: maybeInstant(consultation.outcomeReleased, desk.today),
    };
    const version = (l: Language) => ({
      title: title[l],
      summary: summary[l],
      introduction: blocksOf(introduction[l] ?? introduction.el),
      outcome: outcome && blocksOf(outcome[l] ?? outcome.el),
    });
    const versions = inEach(title, (language) => version(language));
    const type = 'api::consultation.consultation';
    await desk.put({ key: `consultation:${key}`, type, common, versions });
    await putArticles(desk, consultation);
    const at = instant(announced(consultation.opens, { place, daysBefore: 3 }), desk.today);
    if (consultation.state === 'published') await desk.letOut({ key: `consultation:${key}`, type, at });
  }
}

async function putArticles(desk: Desk, { key, articles }: Consultation): Promise<void> {
  for (const [order, { number, heading, text }] of articles.entries()) {
    const versions = inEach(heading, (l) => ({ heading: heading[l], text: blocksOf(text[l] ?? text.el) }));
    const common = { number: String(number), order, consultation: desk.idOf(`consultation:${key}`) };
    await desk.put({ key: `article:${key}/${number}`, type: 'api::consultation-article.consultation-article', common, versions });
  }
}

type Step = Fields & { at: string; responsible: { contact?: string; department?: string } };
type Protocol = Entry & {
  event: string;
  host: string;
  runOfShow: Step[];
  guestList: (Fields & { contact: string })[];
  seatingPlan: { rows: string[][] };
  decoration: (Fields & { place: string; from: When; until: When; department: string })[];
  gifts: (Fields & { contact: string })[];
  hospitality: (Fields & { contact: string; arrival: When })[];
};

export async function putProtocols(desk: Desk): Promise<void> {
  const person = (key: string | undefined) => key && desk.idOf(`contact:${key}`);
  const unit = (key: string | undefined) => key && desk.idOf(`department:${key}`);
  for (const {
    key,
    event,
    host,
    runOfShow,
    guestList,
    seatingPlan,
    decoration,
    gifts,
    hospitality,
    ...common
  } of protocols as Protocol[]) {
    const plan = {
      event: desk.idOf(`event:${event}`),
      host: person(host),
      runOfShow: runOfShow.map(({ at, responsible, ...step }) => ({
        ...step,
        at: clock(at),
        contact: person(responsible.contact),
        department: unit(responsible.department),
      })),
      guestList: guestList.map((guest) => ({ ...guest, contact: person(guest.contact) })),
      seatingPlan: { rows: seatingPlan.rows.map((row) => row.map(person)) },
      decorationTasks: decoration.map((task) => ({
        ...task,
        place: desk.idOf(`place:${task.place}`),
        department: unit(task.department),
        from: instant(task.from, desk.today),
        until: instant(task.until, desk.today),
      })),
      gifts: gifts.map((gift) => ({ ...gift, contact: person(gift.contact) })),
      hospitality: hospitality.map((guest) => ({
        ...guest,
        contact: person(guest.contact),
        arrival: instant(guest.arrival, desk.today),
      })),
    };
    await desk.put({ key: `protocol:${key}`, type: 'api::protocol.protocol', common: { ...common, ...plan } });
  }
}
