import type { LoggerService } from '@nestjs/common';
import { logger } from './logger.js';

/** Nest's own lines in the same JSON; what it says of its start is not news. */
export class NestLogger implements LoggerService {
  log(): void {}

  warn(message: unknown): void {
    logger.warn({ nest: String(message) });
  }

  error(message: unknown, ...rest: unknown[]): void {
    logger.error({ nest: String(message), stack: rest.find((part) => typeof part === 'string') });
  }
}
