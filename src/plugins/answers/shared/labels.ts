import type { Language } from '../../../office/refusal';
import type { Model, Models } from './entry';
import { type Fault, type Inner, written } from './sentences';

/** What people call a field of a type or component; undefined where it has no name. */
export type Labels = (asked: { type: string; field: string; language: Language }) => string | undefined;
type Naming = { model: Model | undefined; models: Models; labels: Labels; language: Language };
type Told = { message: string; field?: string };

/** `quotes[1].speaker` as people say it, `Quotes 2 › Speaker`; undefined where a step of it has no name. */
export function labelOf(place: string, { model, models, labels, language }: Naming): string | undefined {
  const said: string[] = [];
  let within = model;
  let component: string | undefined;
  for (const step of place.match(/[^.[\]]+/g) ?? []) {
    if (/^\d+$/.test(step) && said.length > 0) {
      // The blocks of a text are not counted by anybody.
      if (component) said.push(`${said.pop()} ${Number(step) + 1}`);
      continue;
    }
    const label = within && labels({ type: within.uid, field: step, language });
    if (!label) return undefined;
    said.push(label);
    component = within?.attributes[step]?.component;
    within = component ? models(component) : undefined;
  }
  return said.join(' › ') || undefined;
}

/** The same answer with each field called as people call it. Programs find its key in the details as before. */
export function inLabels(fault: Fault, labelled: (place: string) => string | undefined): Fault {
  const details = (fault.details ?? {}) as { refusals?: Told[]; errors?: Inner[]; field?: unknown };
  const named = (message: string, place: string) => swapped(message, place, labelled(place));
  if (Array.isArray(details.refusals)) {
    const refusals = details.refusals.map((one) => (one.field ? { ...one, message: named(one.message, one.field) } : one));
    return { ...fault, message: refusals.map(({ message }) => message).join(' '), details: { ...details, refusals } };
  }
  if (Array.isArray(details.errors)) {
    const errors = details.errors.map((one) => ({ ...one, message: named(String(one.message), written(one.path ?? [])) }));
    const message = [...new Set(errors.map((one) => one.message))].join(' ');
    return { ...fault, message, details: { ...details, errors } };
  }
  return typeof details.field === 'string' ? { ...fault, message: named(fault.message, details.field) } : fault;
}

/** Sentences put the name of a field into quotation marks, in Greek into theirs. */
function swapped(message: string, place: string, label: string | undefined): string {
  if (!label) return message;
  return message.replaceAll(`«${place}»`, `«${label}»`).replaceAll(`“${place}”`, `“${label}”`);
}
