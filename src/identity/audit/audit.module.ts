import { Module } from '@nestjs/common';
import { AuditAdminController } from './audit.admin.controller.js';

/** The trail as it is read; written it is by `Audit`, everywhere. */
@Module({ controllers: [AuditAdminController] })
export class AuditModule {}
