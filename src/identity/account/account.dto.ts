import { IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { languages } from '../../platform/i18n/i18n.js';
import { NewPasswordForm } from '../passwords/new-password.dto.js';

export class ProfileForm {
  @MaxLength(80, { context: { max: 80 } }) @IsString() @IsNotEmpty()
  name: string;

  @IsIn(languages)
  language: string;
}

export class ChangePasswordForm extends NewPasswordForm {
  @MaxLength(200, { context: { max: 200 } }) @IsString() @IsNotEmpty()
  current: string;
}
