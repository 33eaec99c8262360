import type { IncomingMessage } from 'node:http';

import type { Core } from '@strapi/strapi';

/** So many answers from memory have a line of their own in a second; the others of it are counted in one. */
const LINES = 20;
const SECOND = 1_000;

type Given = { req: IncomingMessage; status: number; id: string };
type Log = Core.Strapi['log'] & { isLevelEnabled(level: string): boolean };

/** Lines of the log for answers from memory, which Strapi never sees. At the level `debug` each has one. */
export class Journal {
  private readonly log: Log;
  private lines = 0;
  private others = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(strapi: Core.Strapi) {
    this.log = strapi.log as Log;
  }

  note(given: Given): void {
    this.timer ??= setTimeout(() => this.turn(), SECOND).unref();
    if (this.lines >= LINES && !this.log.isLevelEnabled('debug')) {
      this.others += 1;
      return;
    }
    this.lines += 1;
    if (this.log.isLevelEnabled('http')) this.write(given);
  }

  private write({ req: { url = '', method = '' }, status, id }: Given): void {
    const mark = url.indexOf('?');
    const route = (mark < 0 ? url : url.slice(0, mark)).slice(0, 200);
    const message = `${method} ${route} (from memory) ${status}`;
    this.log.log({ level: 'http', message, method, route, status, from: 'memory', requestId: id });
  }

  private turn(): void {
    if (this.others > 0)
      this.log.log({ level: 'http', message: `${this.others} more answers from memory`, from: 'memory', answers: this.others });
    this.timer = undefined;
    this.lines = 0;
    this.others = 0;
  }
}
