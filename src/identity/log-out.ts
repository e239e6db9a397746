import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { promisify } from 'node:util';
import { Database } from '../platform/database/database.js';
import { Audit } from './audit.js';

@Injectable()
export class LogOut {
  constructor(private readonly database: Database, private readonly audit: Audit) {}

  /** Ends the session here and on the server. */
  async run(request: Request): Promise<void> {
    const { actor } = request;
    await promisify(request.session.destroy.bind(request.session))();
    if (actor) await this.database.inTransaction((tx) => this.audit.write(tx, { actor, action: 'logout' }));
  }
}
