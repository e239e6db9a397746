import { Module } from '@nestjs/common';
import { AskForEmail } from '../email/ask-for-email.js';
import { ConfirmEmail } from '../email/confirm-email.js';
import { EmailController } from '../email/email.controller.js';
import { LoginModule } from '../login/login.module.js';
import { ChangePassword } from '../passwords/change-password.js';
import { RenewRecoveryCodes } from '../second-factor/renew-recovery-codes.js';
import { TurnOffSecondFactor } from '../second-factor/turn-off-second-factor.js';
import { EndOwnSessions } from '../sessions/end-own-sessions.js';
import { FactorActs } from './factor-acts.js';
import { FactorAdminController } from './factor.admin.controller.js';
import { FactorPortalController } from './factor.portal.controller.js';
import { Reauthenticate } from './reauthenticate.js';
import { SecurityActs } from './security-acts.js';
import { SecurityAdminController } from './security.admin.controller.js';
import { SecurityDesk } from './security-desk.js';
import { SecurityPortalController } from './security.portal.controller.js';

/** Own password, e-mail, second factor and sessions. */
@Module({
  imports: [LoginModule],
  controllers: [SecurityPortalController, SecurityAdminController, FactorPortalController, FactorAdminController, EmailController],
  providers: [SecurityDesk, SecurityActs, FactorActs, Reauthenticate, ChangePassword, AskForEmail, ConfirmEmail, EndOwnSessions, RenewRecoveryCodes, TurnOffSecondFactor],
})
export class SecurityModule {}
