import { Module } from '@nestjs/common';
import { CheckCode } from '../second-factor/check-code.js';
import { SetUp } from '../second-factor/set-up.js';
import { TurnOnSecondFactor } from '../second-factor/turn-on-second-factor.js';
import { CheckPassword } from './check-password.js';
import { CompaniesController } from './companies.controller.js';
import { LocalLogin } from './local-login.js';
import { LogIn } from './log-in.js';
import { LogOut } from './log-out.js';
import { LoginController } from './login.controller.js';
import { LoginDesk } from './login-desk.js';
import { LoginTries } from './login-tries.js';
import { SecondStepController } from './second-step.controller.js';

/** The way in: password, second factor, choice of company. */
@Module({
  controllers: [LoginController, SecondStepController, CompaniesController],
  providers: [LoginTries, CheckPassword, CheckCode, TurnOnSecondFactor, SetUp, LogIn, LocalLogin, LogOut, LoginDesk],
  exports: [CheckPassword, CheckCode, SetUp],
})
export class LoginModule {}
