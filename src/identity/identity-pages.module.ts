import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access/access.guard.js';
import { Recognition } from './access/recognition.js';
import { CompaniesController } from './companies.controller.js';
import { LogIn } from './log-in.js';
import { LogOut } from './log-out.js';
import { LoginController } from './login.controller.js';

/** What only a process that answers people needs: the guard and the pages of login. */
@Module({
  controllers: [LoginController, CompaniesController],
  providers: [Recognition, { provide: APP_GUARD, useClass: AccessGuard }, LogIn, LogOut],
})
export class IdentityPagesModule {}
