import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { KnownActor, PartnerActor, StaffActor } from '../identity/access/actors.js';
import type { Workplace } from '../identity/access/actor.queries.js';
import { Supplier } from '../platform/company/supplier.js';
import { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { type Frame, PageFrame } from '../platform/http/page-frame.js';
import { translate } from '../platform/i18n/i18n.js';
import { nameIn } from '../platform/i18n/name-in.js';
import type { PageUser, Shell } from '../platform/views/page-context.js';
import { adminNav } from './admin-nav.js';
import { frameFigures } from './frame-figures.js';
import { portalNav } from './portal-nav.js';

@Injectable()
export class HomeFrame extends PageFrame {
  constructor(private readonly database: Database, private readonly supplier: Supplier, private readonly config: Config) {
    super();
  }

  async frameOf(request: Request, shell: Shell): Promise<Frame> {
    const actor = request.actor as KnownActor | undefined;
    const brand = nameIn(request.language, await this.supplier.company());
    if (actor?.kind === 'partner' && shell === 'portal') return this.portal(actor, request, brand);
    if (actor?.kind === 'staff' && shell === 'admin') return this.admin(actor, request, brand);
    return { brand };
  }

  private async portal(actor: PartnerActor, request: Request, brand: string): Promise<Frame> {
    const figures = await frameFigures(this.database, actor);
    return { brand, ...portalNav(actor, figures, request.originalUrl), user: userOf(actor, request, brand), unread: figures.unread };
  }

  private async admin(actor: StaffActor, request: Request, brand: string): Promise<Frame> {
    const figures = await frameFigures(this.database, actor);
    const side = adminNav(actor, figures, request.originalUrl, this.config.production);
    return { brand, side, user: userOf(actor, request, brand), unread: figures.unread };
  }
}

function userOf(actor: PartnerActor | StaffActor, { language, person, workplace }: Request, brand: string): PageUser {
  const nameOf = (place: Workplace) => (place.partnerId === null ? brand : nameIn(language, place));
  const others = person?.workplaces.filter(({ partnerId }) => partnerId !== workplace?.partnerId) ?? [];
  const [role] = actor.roles;
  return {
    name: actor.name,
    role: role ? translate(language, `identity.roles.${role}`) : '',
    company: workplace ? nameOf(workplace) : '',
    companies: others.map((place) => ({ name: nameOf(place), href: `/companies/${encodeURIComponent(place.partnerId === null ? 'supplier' : place.code)}/choice` })),
    links: [{ label: 'home.nav.account', href: actor.kind === 'partner' ? '/account' : '/admin/account', icon: 'user' }],
  };
}
