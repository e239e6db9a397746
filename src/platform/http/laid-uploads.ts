import type { RequestHandler } from 'express';
import multer from 'multer';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';

/** Addresses whose files are laid on the disk as they come, and never held in memory. */
export const laidOnDisk = ['/admin/catalog/pictures'];

const mostBytes = 110 * 1024 * 1024;
const parse = multer({ storage: multer.diskStorage({ destination: tmpdir() }), limits: { fileSize: mostBytes, files: 200 } }).any();

/** Lays a form's files on the disk and takes them away again when it was answered; a form must say how large it is, at most 110 MB. */
export const laidUploads: RequestHandler = (request, response, next) => {
  const length = Number(request.get('Content-Length') ?? Infinity);
  if (request.is('multipart/form-data') && length > mostBytes) return next(Object.assign(new Error('too large'), { status: 413 }));
  response.on('close', () => {
    for (const { path } of Array.isArray(request.files) ? request.files : []) void rm(path, { force: true });
  });
  parse(request, response, next);
};
