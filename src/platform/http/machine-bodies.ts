import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';

const jsonBytes = '1mb';
const csvBytes = '32mb';
// about 20,000 rows: more would keep the others waiting while they are read
const workbookBytes = '1mb';
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * What machines send: JSON, and CSV or Excel where something is imported. Anything else is 415 before it is looked at.
 * Of whoever brings no token nothing is read: 32 MB are not kept for someone who is then told to log in.
 */
export function machineBodies(): RequestHandler[] {
  const json = express.json({ limit: jsonBytes, reviver: withoutTypes });
  const csv = express.text({ type: 'text/csv', limit: csvBytes });
  const excel = express.raw({ type: workbook, limit: workbookBytes });
  const readerFor = (request: Request) => (!isImport(request) ? json : request.is(workbook) ? excel : csv);
  return [ifToken((request, response, next) => readerFor(request)(request, response, next)), ifToken(refuseUnread)];
}

function ifToken(read: RequestHandler): RequestHandler {
  return (request, response, next) => (/^bearer /i.test(request.get('Authorization') ?? '') ? read(request, response, next) : next());
}

function isImport({ path }: Request): boolean {
  return path.startsWith('/v1/imports/');
}

// the body stays unread when its type is none of those
function refuseUnread(request: Request, _response: Response, next: NextFunction): void {
  const hasBody = request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  next(hasBody && request.body === undefined ? Object.assign(new Error('media type'), { status: 415 }) : undefined);
}

// class-transformer would take these for the class to make
function withoutTypes(name: string, value: unknown): unknown {
  return name === 'constructor' || name === '__proto__' ? undefined : value;
}
