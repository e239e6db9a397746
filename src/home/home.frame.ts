import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { KnownActor, PartnerActor, StaffActor } from '../identity/access/actors.js';
import { Config } from '../platform/config/config.js';
import { Supplier } from '../platform/company/supplier.js';
import { Database } from '../platform/database/database.js';
import { type Frame, PageFrame } from '../platform/http/page-frame.js';
import { type Language, translate } from '../platform/i18n/i18n.js';
import type { PageUser, Shell } from '../platform/views/page-context.js';
import { adminNav } from './admin-nav.js';
import { frameCart } from './frame-cart.js';
import { type FrameFigures, frameFigures } from './frame-figures.js';
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

  private async portal(actor: PartnerActor, { language, originalUrl }: Request, brand: string): Promise<Frame> {
    const figures = await frameFigures(this.database, actor);
    const company = figures.company ? nameIn(language, figures.company) : '';
    const cart = await frameCart(this.database, actor, originalUrl);
    return { brand, ...portalNav(actor, figures, originalUrl), user: userOf(actor, figures, language, company, brand), unread: figures.unread, cart };
  }

  private async admin(actor: StaffActor, { language, originalUrl }: Request, brand: string): Promise<Frame> {
    const figures = await frameFigures(this.database, actor);
    return { brand, side: adminNav(actor, figures, originalUrl, this.config.production), user: userOf(actor, figures, language, brand, brand), unread: figures.unread };
  }
}

function userOf(actor: PartnerActor | StaffActor, figures: FrameFigures, language: Language, company: string, brand: string): PageUser {
  const others = figures.companies.filter(({ code }) => actor.kind === 'staff' || code !== actor.partnerCode)
    .map((partner) => ({ name: nameIn(language, partner), href: `/companies/${encodeURIComponent(partner.code)}/choice` }));
  const supplier = figures.isStaff && actor.kind === 'partner' ? [{ name: brand, href: '/companies/supplier/choice' }] : [];
  const role = actor.roles[0];
  return {
    name: actor.name,
    role: role ? translate(language, `home.roles.${role}`) : '',
    company,
    companies: [...supplier, ...others],
    links: actor.kind === 'partner' ? [{ label: 'home.nav.account', href: '/account', icon: 'user' }] : [],
  };
}

function nameIn(language: Language, { nameZh, nameEn }: { nameZh: string; nameEn: string }): string {
  return language === 'en' && nameEn !== '' ? nameEn : nameZh;
}
