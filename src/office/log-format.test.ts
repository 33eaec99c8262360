import { jsonLines } from './log-format';

const TEXT = Symbol.for('message');
const written = (line: object, id?: string) =>
  JSON.parse((jsonLines(() => id).transform(line as never) as never)[TEXT] as string) as Record<string, unknown>;

describe('A line of the log', () => {
  it('is one JSON object, with the request it belongs to', () => {
    const line = written({ level: 'http', message: 'GET /api/topics', status: 200, ms: 3 }, 'r-1');
    expect(line).toEqual({
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      level: 'http',
      message: 'GET /api/topics',
      requestId: 'r-1',
      status: 200,
      ms: 3,
    });
  });

  it('holds an error with its trace', () => {
    const fault = Object.assign(new Error('it broke'), { level: 'error' });
    expect(written(fault)).toMatchObject({
      level: 'error',
      message: 'it broke',
      stack: expect.stringContaining('log-format.test'),
    });
  });

  it('stays one line, without colours, whatever is said', () => {
    const raw = (jsonLines(() => undefined).transform({ level: '\u001b[32minfo\u001b[39m', message: 'a\nb\u001b[1mc' }) as never)[
      TEXT
    ] as string;
    for (const sign of ['\n', '\u001b', 'u001b']) expect(raw).not.toContain(sign);
    expect(written({ level: 'info', message: { a: 1 } })).toMatchObject({ message: '{"a":1}' });
  });
});
