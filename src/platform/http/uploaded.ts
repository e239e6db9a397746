import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Upload } from '../files/files.js';

/** The file sent in a form's field; undefined when none was chosen. */
export const Uploaded = createParamDecorator((field: string, context: ExecutionContext): Upload | undefined => {
  const { files } = context.switchToHttp().getRequest<Request>();
  const file = Array.isArray(files) ? files.find(({ fieldname }) => fieldname === field) : undefined;
  if (!file || file.size === 0) return undefined;
  // busboy reads names as Latin-1
  return { name: Buffer.from(file.originalname, 'latin1').toString('utf8'), content: file.buffer };
});
