import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Database } from '../../platform/database/database.js';
import { Audit } from '../audit.js';
import { endSession } from './session.js';

@Injectable()
export class LogOut {
  constructor(private readonly database: Database, private readonly audit: Audit) {}

  /** Ends the session here and on the server. */
  async run(request: Request): Promise<void> {
    const { actor } = request;
    await endSession(request);
    if (actor) await this.database.inTransaction((tx) => this.audit.write(tx, { actor, action: 'logout' }));
  }
}
