import { IsString, Length, ValidateBy, type ValidationArguments } from 'class-validator';

const notSimple = (text: unknown) => new Set(String(text)).size > 4;
const asBefore = (text: unknown, { object }: ValidationArguments) => text === (object as NewPasswordForm).password;

/** A password chosen anew, typed twice. Length counts, not kinds of characters (NIST SP 800-63B). */
export class NewPasswordForm {
  @ValidateBy({ name: 'notSimple', validator: { validate: notSimple } }, { message: 'identity.errors.simple_password' })
  @Length(10, 128, { message: 'identity.errors.short_password' })
  @IsString()
  password: string;

  @ValidateBy({ name: 'sameAsBefore', validator: { validate: asBefore } }, { message: 'identity.errors.passwords_differ' })
  @IsString()
  repeat: string;
}
