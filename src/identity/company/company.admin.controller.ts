import { Controller, Get, Post } from '@nestjs/common';
import { Supplier } from '../../platform/company/supplier.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { editionOf } from '../../platform/http/edition.js';
import { Form } from '../../platform/http/form.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { CurrentStaff, type StaffActor } from '../access/actors.js';
import { ChangeCompany, companyFacts } from './change-company.js';
import { SwitchReviews } from './switch-reviews.js';
import { CompanyForm, ReviewsForm } from './company.dto.js';

@Controller('admin/company')
export class CompanyAdminController {
  constructor(private readonly supplier: Supplier, private readonly changeCompany: ChangeCompany, private readonly switchReviews: SwitchReviews) {}

  @Get()
  @Allow('company.manage')
  async show(): Promise<Page> {
    const company = await this.supplier.company();
    return page('admin/company/edit', { company: { ...company }, edition: editionOf(companyFacts(company)) });
  }

  @Post()
  @Allow('company.manage')
  @FormPage('/admin/company')
  async change(@CurrentStaff() actor: StaffActor, @Form(CompanyForm) form: CompanyForm): Promise<Redirect> {
    await this.changeCompany.run(actor, form);
    return redirect('/admin/company', 'company.saved');
  }

  @Post('reviews')
  @Allow('company.manage')
  @FormPage('/admin/company')
  async review(@CurrentStaff() actor: StaffActor, @Form(ReviewsForm) { reviewOrders, reviewFinance, reviewDispatch }: ReviewsForm): Promise<Redirect> {
    await this.switchReviews.run(actor, { orders: reviewOrders, finance: reviewFinance, dispatch: reviewDispatch });
    return redirect('/admin/company', 'company.reviews.saved');
  }
}
