import { Controller, Post, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString } from 'class-validator';
import type { Response } from 'express';
import { Public } from '../../platform/http/access.js';
import { Form } from '../../platform/http/form.js';
import { redirect } from '../../platform/http/page.js';
import { languages } from '../../platform/i18n/i18n.js';
import { localPath } from '../login/local-path.js';
import { keepLanguage, keepTheme } from './preference-cookies.js';

class PreferencesForm {
  @IsOptional() @IsIn(['light', 'dark'])
  theme?: string;

  @IsOptional() @IsIn(languages)
  language?: string;

  @IsOptional() @IsString()
  back?: string;
}

/** How this browser shows pages, logged in or not; the language of mails stands in the account. */
@Controller('preferences')
export class PreferencesController {
  @Post()
  @Public()
  save(@Res({ passthrough: true }) response: Response, @Form(PreferencesForm) { theme, language, back }: PreferencesForm) {
    if (theme) keepTheme(response, theme);
    if (language) keepLanguage(response, language);
    return redirect(localPath(back) ?? '/');
  }
}
