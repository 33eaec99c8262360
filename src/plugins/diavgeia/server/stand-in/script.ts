import { setTimeout as sleep } from 'node:timers/promises';

import { z } from 'zod';

import type { Shelf } from './shelf';

const fault = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('status'),
    status: z.number().int(),
    retryAfter: z.union([z.string(), z.number()]).optional(),
    /** Where it sends on to. */
    location: z.string().optional(),
  }),
  z.object({ kind: z.literal('slow'), ms: z.number() }),
  /** A web page, with status 200. */
  z.object({ kind: z.literal('html') }),
  /** The answer ends in the middle. */
  z.object({ kind: z.literal('cut') }),
  /** The connection breaks before anything is done. */
  z.object({ kind: z.literal('broken') }),
  /** What is sent is refused, for these reasons. */
  z.object({
    kind: z.literal('refused'),
    status: z.number().int().default(400),
    errors: z.array(z.object({ errorCode: z.string(), errorMessage: z.string() })).default([]),
  }),
  /** All is done, and the answer never comes, or is another: a status, or the receipt for another act. */
  z.object({
    kind: z.literal('lost-answer'),
    status: z.number().int().optional(),
    location: z.string().optional(),
    receiptFor: z.string().optional(),
  }),
  /** All is done, and the answer comes late. */
  z.object({ kind: z.literal('late-answer'), ms: z.number() }),
  /** The search does not find the last act that came in: its index is slower than the portal. */
  z.object({ kind: z.literal('late-index') }),
  /** One item of a page is an error in place of an act. */
  z.object({ kind: z.literal('stub'), ada: z.string() }),
  /** Ranges of issue dates are cut to fewer days. */
  z.object({ kind: z.literal('narrowed'), days: z.number().int() }),
  /** A parameter is passed over. */
  z.object({ kind: z.literal('ignored'), parameter: z.string() }),
  /** Pages are smaller than was asked. */
  z.object({ kind: z.literal('small-pages'), size: z.number().int() }),
  /** Pages are smaller than was asked and than the answer says. */
  z.object({ kind: z.literal('unsaid-pages'), size: z.number().int() }),
  /** Acts of one moment come in another order with every question. */
  z.object({ kind: z.literal('mixed') }),
  /** The list has an act a second time. */
  z.object({ kind: z.literal('twice'), ada: z.string() }),
  /** An act is shown otherwise than it should be: with these fields, and without those. */
  z.object({
    kind: z.literal('shaped'),
    ada: z.string(),
    fields: z.record(z.string(), z.unknown()).default({}),
    without: z.array(z.string()).default([]),
  }),
  /** The list has an act as it was before its last change. */
  z.object({ kind: z.literal('stale'), ada: z.string() }),
  /** How many there are is said wrongly. */
  z.object({ kind: z.literal('wrong-total'), total: z.number().int() }),
  /** There is no page after the last one, not even an empty one. */
  z.object({ kind: z.literal('no-further-page') }),
  /** The answer begins with a byte order mark. */
  z.object({ kind: z.literal('marked') }),
  /** Something happens to an act before the answer is made. */
  z.object({ kind: z.literal('change'), verb: z.enum(['edit', 'correct', 'revoke', 'remove', 'post']), ada: z.string() }),
]);
export type Fault = z.output<typeof fault>;
export const rules = z.array(
  z.object({
    /** A pattern for method, path and query, as in `GET /search?…page=1`; every request when left out. */
    when: z.string().optional(),
    /** Requests that fit and are let pass first. */
    skip: z.number().int().default(0),
    /** How often it happens. */
    times: z.number().int().default(1),
    fault,
  }),
);
export type Rule = z.output<typeof rules>[number];
export type Script = ReturnType<typeof makeScript>;

/** What goes wrong, and when. */
export function makeScript() {
  let waiting: Rule[] = [];
  return {
    play(given: z.input<typeof rules>): void {
      waiting = rules.parse(given);
    },
    /** The faults for this request; each rule that fits counts. */
    take(request: string): Fault[] {
      const fitting = waiting.filter(({ when }) => !when || new RegExp(when).test(request));
      const due = fitting.filter((rule) => (rule.skip > 0 ? ((rule.skip -= 1), false) : rule.times > 0));
      for (const rule of due) rule.times -= 1;
      return due.map((rule) => rule.fault);
    },
    isOver: () => waiting.every(({ times }) => times <= 0),
  };
}

/** What a fault does before anything is answered. */
export async function suffer(faults: Fault[], shelf: Shelf): Promise<void> {
  for (const one of faults) {
    if (one.kind === 'slow') await sleep(one.ms, undefined, { ref: false });
    if (one.kind === 'change') change(shelf, one);
  }
}

export function change(shelf: Shelf, { verb, ada }: { verb: Extract<Fault, { kind: 'change' }>['verb']; ada: string }): void {
  const act = shelf.get(ada);
  if (!act) return;
  if (verb === 'edit') shelf.edit(ada, { subject: `${act.subject} *` });
  if (verb === 'correct') shelf.correct(ada, { subject: `${act.subject} (ορθή επανάληψη)` });
  if (verb === 'revoke') shelf.revoke(ada);
  if (verb === 'remove') shelf.remove(ada);
  if (verb === 'post') shelf.post({ ...act, subject: `${act.subject} (νέα)` });
}
