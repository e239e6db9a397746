import { Module } from '@nestjs/common';
import { TurnOffSecondFactor } from '../second-factor/turn-off-second-factor.js';
import { SendReset } from '../passwords/send-reset.js';
import { PeoplePortalController } from '../people/people.portal.controller.js';
import { BlockUser } from './block-user.js';
import { ChangeUser } from './change-user.js';
import { CreateUser } from './create-user.js';
import { KeepMembership } from './keep-membership.js';
import { MembershipsAdminController } from './memberships.admin.controller.js';
import { UserAccessAdminController } from './user-access.admin.controller.js';
import { UserDesk } from './user-desk.js';
import { UserSheetController } from './user-sheet.admin.controller.js';
import { UsersAdminController } from './users.admin.controller.js';

/** People with an account: kept by the supplier's administrators, and by each partner's owner. */
@Module({
  controllers: [UserSheetController, UsersAdminController, UserAccessAdminController, MembershipsAdminController, PeoplePortalController],
  providers: [SendReset, CreateUser, ChangeUser, KeepMembership, BlockUser, TurnOffSecondFactor, UserDesk],
})
export class UsersModule {}
