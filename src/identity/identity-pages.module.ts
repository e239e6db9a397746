import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access/access.guard.js';
import { Recognition } from './access/recognition.js';
import { AccountAdminController } from './account/account.admin.controller.js';
import { AccountDesk } from './account/account-desk.js';
import { AccountPortalController } from './account/account.portal.controller.js';
import { PreferencesController } from './account/preferences.controller.js';
import { UpdateProfile } from './account/update-profile.js';
import { ChangeCompany } from './company/change-company.js';
import { SwitchReviews } from './company/switch-reviews.js';
import { CompanyAdminController } from './company/company.admin.controller.js';
import { AuditModule } from './audit/audit.module.js';
import { LoginModule } from './login/login.module.js';
import { KeepSeal } from './company/keep-seal.js';
import { SealAdminController } from './company/seal.admin.controller.js';
import { AskForReset } from './passwords/ask-for-reset.js';
import { PasswordsController } from './passwords/passwords.controller.js';
import { ResetPassword } from './passwords/reset-password.js';
import { SendReset } from './passwords/send-reset.js';
import { SecurityModule } from './security/security.module.js';
import { TokensModule } from './tokens/tokens.module.js';
import { UsersModule } from './users/users.module.js';

/** What only a process that answers people needs: the guard and the pages of login. */
@Module({
  imports: [AuditModule, LoginModule, SecurityModule, TokensModule, UsersModule],
  controllers: [PreferencesController, AccountPortalController, AccountAdminController, CompanyAdminController, SealAdminController, PasswordsController],
  providers: [
    Recognition, { provide: APP_GUARD, useClass: AccessGuard }, AccountDesk, UpdateProfile, ChangeCompany, KeepSeal, SwitchReviews, SendReset, AskForReset, ResetPassword,
  ],
})
export class IdentityPagesModule {}
