import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, IsEmail, IsIn, IsNotEmpty, IsOptional, IsString, Matches, MaxLength, ValidateIf } from 'class-validator';
import { Chosen, ListFilter } from '../../platform/http/list-filter.js';
import { type Language, languages } from '../../platform/i18n/i18n.js';
import { partnerRoleNames, staffRoleNames } from '../access/permissions.js';
import { Trimmed } from '../../platform/http/validators.js';

// one ticked box is sent as a text
const Several = () => Transform(({ value }) => [value as unknown].flat());

export const userStates = ['active', 'invited', 'blocked'] as const;
export type UserState = (typeof userStates)[number];
export const usersViews = ['staff', 'partners'] as const;
export type UsersView = (typeof usersViews)[number];
export const allRoles: string[] = [...staffRoleNames, ...partnerRoleNames];

/** Who a login belongs to; a password is never typed by someone else. */
export class UserForm {
  /** What it was filled from. */
  @IsString() @MaxLength(16)
  was = '';

  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(80, { context: { max: 80 } })
  name: string;

  @Trimmed() @IsEmail() @MaxLength(160, { context: { max: 160 } })
  email: string;

  @IsIn(languages)
  language: Language;
}

export class RolesForm {
  @Several() @ArrayMaxSize(10) @IsString({ each: true }) @ArrayNotEmpty({ message: 'users.errors.unknown_role' })
  roles: string[] = [];
}

/** Roles held already, and what they were when the form was opened. */
export class ChangeRolesForm extends RolesForm {
  @IsString() @MaxLength(16)
  was = '';
}

/** A login is also an address, `/admin/users/<login>`, so it is plain and not `new`. */
export class InvitationForm extends RolesForm {
  @Trimmed() @Matches(/^(?!new$)[a-z0-9][a-z0-9._@+-]{1,79}$/i, { message: 'users.errors.login_characters' })
  login: string;

  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(80, { context: { max: 80 } })
  name: string;

  @Trimmed() @IsEmail() @MaxLength(160, { context: { max: 160 } })
  email: string;
}

/** Where a person works: at the supplier, or at the partner of this code. */
export class PlaceForm extends RolesForm {
  @IsIn(['staff', 'partner'])
  place: 'staff' | 'partner';

  @ValidateIf(({ place }: PlaceForm) => place === 'partner') @Trimmed() @IsString() @IsNotEmpty() @MaxLength(40, { context: { max: 40 } })
  partner = '';
}

export class NewUserForm extends InvitationForm {
  @IsIn(languages)
  language: Language;

  @IsIn(['staff', 'partner'])
  place: 'staff' | 'partner';

  @ValidateIf(({ place }: NewUserForm) => place === 'partner') @Trimmed() @IsString() @IsNotEmpty() @MaxLength(40, { context: { max: 40 } })
  partner = '';
}

export class BlockForm {
  @IsIn(['active', 'blocked'])
  state: 'active' | 'blocked';

  @IsOptional() @Trimmed() @IsString() @MaxLength(240, { context: { max: 240 } })
  reason?: string;
}

/** Which of the two kinds of place a form is about. */
export class PlaceFilter {
  @Chosen() @IsIn(['staff', 'partner'])
  place?: 'staff' | 'partner';

  @Chosen() @IsString() @MaxLength(40)
  partner?: string;
}

export class UsersFilter extends ListFilter {
  @Chosen() @IsIn(usersViews)
  view?: UsersView;

  @Chosen() @IsIn(allRoles)
  role?: string;

  @Chosen() @IsString() @MaxLength(40)
  partner?: string;

  @Chosen() @IsIn(userStates)
  state?: UserState;
}
