import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Supplier } from '../../platform/company/supplier.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import type { Person } from '../access/actor.queries.js';
import type { ProfileForm } from './account.dto.js';
import { accountView } from './account-views.js';
import { keepLanguage } from './preference-cookies.js';
import { UpdateProfile } from './update-profile.js';

/** The account page's work, the same in the portal and at the supplier's. */
@Injectable()
export class AccountDesk {
  constructor(private readonly supplier: Supplier, private readonly updateProfile: UpdateProfile) {}

  async show({ workplace, language }: Request, person: Person) {
    return accountView(person, workplace, language, nameIn(language, await this.supplier.company()));
  }

  async saveProfile(response: Response, person: Person, form: ProfileForm): Promise<void> {
    await this.updateProfile.run(person, form);
    keepLanguage(response, form.language);
  }
}
