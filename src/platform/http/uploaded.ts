import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Laid, Upload } from '../files/files.js';

/** The file sent in a form's field; undefined when none was chosen. */
export const Uploaded = createParamDecorator((field: string, context: ExecutionContext): Upload | undefined => sentIn(context, field)[0]);

/** All files sent in a form's field, in the order they were chosen. */
export const UploadedAll = createParamDecorator((field: string, context: ExecutionContext): Upload[] => sentIn(context, field));

function sentIn(context: ExecutionContext, field: string): Upload[] {
  const { files } = context.switchToHttp().getRequest<Request>();
  const sent = Array.isArray(files) ? files.filter(({ fieldname, size }) => fieldname === field && size > 0) : [];
  // busboy reads names as Latin-1
  return sent.map(({ originalname, buffer }) => ({ name: Buffer.from(originalname, 'latin1').toString('utf8'), content: buffer }));
}

/** All files sent in a form's field whose files are laid on the disk (middleware, `laidOnDisk`). */
export const LaidAll = createParamDecorator((field: string, context: ExecutionContext): Laid[] => {
  const { files } = context.switchToHttp().getRequest<Request>();
  const sent = Array.isArray(files) ? files.filter(({ fieldname, size, path }) => fieldname === field && size > 0 && path) : [];
  return sent.map(({ originalname, path, size }) => ({ name: Buffer.from(originalname, 'latin1').toString('utf8'), path, bytes: size }));
});
