import { IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { languages } from '../../platform/i18n/i18n.js';

export class ProfileForm {
  @MaxLength(80, { context: { max: 80 } }) @IsString() @IsNotEmpty()
  name: string;

  @IsIn(languages)
  language: string;
}
