import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

import { isTooSlow, type Progress, WHOLE_WITHIN } from '../shared/slowness';

const LOOK_EVERY = 5_000;
/** Files for the media library come over slow lines; whoever sends them is known by name. */
const FILES = /^\/upload/;

const FAULTS: Record<string, [status: string, message: string]> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    'The address and the headers of a request hold at most 16 KB together.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request did not come whole in time.'],
};

/** Lets go of connections that only hold on: what waits for a slow reader is kept in memory. */
export function watchConnections(server: Server): void {
  const known = new Map<Socket, Progress>();
  server.on('connection', (socket: Socket) => {
    known.set(socket, { sentThen: 0 });
    socket.once('close', () => known.delete(socket));
  });
  server.on('request', (req: IncomingMessage, res: ServerResponse) => {
    const progress = known.get(req.socket);
    if (!progress || req.complete || FILES.test(req.url ?? '')) return;
    progress.comingSince = Date.now();
    res.once('close', () => (progress.comingSince = undefined));
    req.once('end', () => (progress.comingSince = undefined));
  });
  server.on('clientError', answerUnreadable);
  const timer = setInterval(() => lookAt(known), LOOK_EVERY).unref();
  server.on('close', () => clearInterval(timer));
}

function lookAt(known: Map<Socket, Progress>): void {
  const now = Date.now();
  for (const [socket, progress] of known) {
    const waiting = socket.writableLength;
    const isLate = progress.comingSince !== undefined && now - progress.comingSince > WHOLE_WITHIN;
    if (isLate || isTooSlow(progress, { now, waiting, sent: socket.bytesWritten - waiting })) socket.destroy();
  }
}

/** What is no HTTP gets an answer in the office's form, where the connection still takes one. Its language is not known. */
function answerUnreadable(fault: NodeJS.ErrnoException, socket: Socket): void {
  if (fault.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, message] = FAULTS[fault.code ?? ''] ?? ['400 Bad Request', 'The request is not HTTP as it is written.'];
  const name = status.replace(/^\d+ /, '').replaceAll(' ', '');
  const body = JSON.stringify({
    data: null,
    error: { status: Number.parseInt(status), name: `${name}Error`, message, details: {} },
  });
  const head = [
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ];
  socket.end(`HTTP/1.1 ${status}\r\n${head.join('\r\n')}\r\n\r\n${body}`);
}
