import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Clock } from '../../platform/clock/clock.js';
import { Supplier } from '../../platform/company/supplier.js';
import { Database } from '../../platform/database/database.js';
import { NotFound } from '../../platform/http/errors.js';
import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import type { StaffActor } from '../access/actors.js';
import { trailEvent } from '../audit/trail-views.js';
import { namesOf, trailOfUser } from '../audit/trail.queries.js';
import type { PlaceFilter } from './user.dto.js';
import { type UserPage, userPage, workplaceChoices } from './user-page.queries.js';
import { partnerRoleChoices, placeViews, type PlaceView, staffRoleChoices, userView } from './user-views.js';
import { placesOf } from './users.queries.js';

const eventsShown = 20;

/** What the pages of a user have in common. */
@Injectable()
export class UserDesk {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly supplier: Supplier) {}

  async known(login: string): Promise<UserPage & { href: string }> {
    const user = await userPage(this.database, login, this.clock.now());
    if (!user) throw new NotFound();
    return userView(user);
  }

  async show(actor: StaffActor, login: string, language: Language) {
    const user = await this.known(login);
    const [places, trail] = await Promise.all([this.places(user, language), trailOfUser(this.database, user.id, eventsShown)]);
    const names = await namesOf(this.database, trail.flatMap((row) => [row.actor, row.subject]));
    const reader = { language, permissions: actor.permissions };
    const trailHref = `/admin/audit?subject=${encodeURIComponent(login)}`;
    return { user, places, trailHref, isSelf: user.id === actor.userId, sessions: Number(user.sessions), history: trail.map((row) => trailEvent(row, names, reader)) };
  }

  async places({ id, login }: { id: string; login: string }, language: Language): Promise<PlaceView[]> {
    return placeViews(await placesOf(this.database, [id]), login, nameIn(language, await this.supplier.company()), language);
  }

  /** What a form about a place of work shows; which kind of place is told by the address, or by the form that was refused. */
  async placeFields({ formState, language }: Request, filter: PlaceFilter) {
    const place: 'staff' | 'partner' = (formState?.values.place ?? filter.place) === 'partner' ? 'partner' : 'staff';
    const partners = place === 'partner' ? await workplaceChoices(this.database) : [];
    return {
      place, partner: filter.partner, roleChoices: place === 'partner' ? partnerRoleChoices : staffRoleChoices,
      partners: partners.map((partner) => ({ value: partner.code, label: nameIn(language, partner) })),
    };
  }
}
