import { Controller, Get, Param, Post } from '@nestjs/common';
import { CurrentStaff, may, type StaffActor } from '../../identity/access/actors.js';
import { Database } from '../../platform/database/database.js';
import { isPositive } from '../../platform/money/money.js';
import { percentOf } from '../../platform/money/percent.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { editionOf } from '../../platform/http/edition.js';
import { Form, OnceKey } from '../../platform/http/form.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { KeepPlace, placeFacts } from './keep-place.js';
import { NewPlaceForm, PlaceForm } from './place.dto.js';
import { type PlaceKind, placeKinds, placeNamed, type PlaceRow, placesOf } from './places.queries.js';

@Controller('admin/places')
export class PlacesAdminController {
  constructor(private readonly database: Database, private readonly keepPlace: KeepPlace) {}

  @Get()
  @Allow('partners.read')
  async list(@CurrentStaff() actor: StaffActor): Promise<Page> {
    const [tiers, territories] = await Promise.all(placeKinds.map((kind) => placesOf(this.database, kind)));
    return page('admin/places/list', { tiers: tiers?.map((row) => lineOf('tiers', row)), territories: territories?.map((row) => lineOf('territories', row)), mayManage: may(actor, 'partners.manage') });
  }

  @Get(':kind/new')
  @Allow('partners.manage')
  blank(@Param('kind') kind: string): Page {
    return page('admin/places/form', { kind: known(kind), position: 100, action: `/admin/places/${kind}` });
  }

  @Post(':kind')
  @Allow('partners.manage')
  @FormPage('/admin/places/:kind/new')
  async add(@CurrentStaff() actor: StaffActor, @Param('kind') kind: string, @Form(NewPlaceForm) { was: _, ...form }: NewPlaceForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    await this.keepPlace.add(actor, known(kind), form, key);
    return redirect('/admin/places', `partners.places.added.${known(kind)}`);
  }

  @Get(':kind/:code/edit')
  @Allow('partners.manage')
  async edit(@Param('kind') kind: string, @Param('code') code: string): Promise<Page> {
    const place = await placeNamed(this.database, known(kind), code);
    if (!place) throw new NotFound();
    return page('admin/places/form', { kind, place: { ...place, prepayPercent: isPositive(place.prepayDiscount) ? percentOf(place.prepayDiscount) : '' }, position: place.position, action: hrefOf(kind, place.code), edition: editionOf(placeFacts(place)) });
  }

  @Post(':kind/:code')
  @Allow('partners.manage')
  @FormPage('/admin/places/:kind/:code/edit')
  async change(@CurrentStaff() actor: StaffActor, @Param('kind') kind: string, @Param('code') code: string, @Form(PlaceForm) { was, ...form }: PlaceForm): Promise<Redirect> {
    await this.keepPlace.change(actor, known(kind), code, form, was);
    return redirect('/admin/places', 'partners.places.changed');
  }
}

// files name places by codes of any kind
const hrefOf = (kind: string, code: string) => `/admin/places/${kind}/${encodeURIComponent(code)}`;

function lineOf(kind: PlaceKind, row: PlaceRow) {
  const partners = new URLSearchParams({ [kind === 'tiers' ? 'tier' : 'territory']: row.code });
  return { ...row, edit: `${hrefOf(kind, row.code)}/edit`, partnersHref: `/admin/partners?${partners}` };
}

function known(kind: string): PlaceKind {
  const found = placeKinds.find((one) => one === kind);
  if (!found) throw new NotFound();
  return found;
}
