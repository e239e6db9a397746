import { Module } from '@nestjs/common';
import { AddressesAdminController } from './addresses.admin.controller.js';
import { ChangePartner } from './change-partner.js';
import { CompanyPortalController } from './company.portal.controller.js';
import { CreatePartner } from './create-partner.js';
import { KeepAddress } from './keep-address.js';
import { KeepPlace } from './places/keep-place.js';
import { PlacesAdminController } from './places/places.admin.controller.js';
import { PartnerSheetController } from './partner-sheet.admin.controller.js';
import { PartnersAdminController } from './partners.admin.controller.js';

const useCases = [CreatePartner, ChangePartner, KeepAddress, KeepPlace];

@Module({ controllers: [PartnerSheetController, AddressesAdminController, PartnersAdminController, PlacesAdminController, CompanyPortalController], providers: useCases, exports: useCases })
export class PartnersModule {}
