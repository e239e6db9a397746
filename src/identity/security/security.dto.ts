import { IsEmail, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { Trimmed } from '../../platform/http/validators.js';
import { NewPasswordForm } from '../passwords/new-password.dto.js';

/** How someone proves to be who is logged in. */
export type Proof = { current: string; code?: string };

export class ProofForm implements Proof {
  @MaxLength(200, { context: { max: 200 } }) @IsString() @IsNotEmpty()
  current: string;

  @IsOptional() @IsString() @MaxLength(40, { context: { max: 40 } })
  code?: string;
}

export class ChangePasswordForm extends NewPasswordForm implements Proof {
  @MaxLength(200, { context: { max: 200 } }) @IsString() @IsNotEmpty()
  current: string;

  @IsOptional() @IsString() @MaxLength(40, { context: { max: 40 } })
  code?: string;
}

export class EmailForm extends ProofForm {
  @Trimmed() @IsEmail() @MaxLength(160, { context: { max: 160 } })
  email: string;
}

/** The code of an app that is being set up, with the password of who does it. */
export class TurnOnForm extends ProofForm {
  @MaxLength(40, { context: { max: 40 } }) @IsString() @IsNotEmpty()
  declare code: string;
}
