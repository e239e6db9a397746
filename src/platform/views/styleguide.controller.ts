import { Controller, Get, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Public } from '../http/access.js';
import { NotFound } from '../http/errors.js';
import { page } from '../http/page.js';
import { contentSample } from './styleguide/content.js';
import { dashboardSample } from './styleguide/dashboard.js';
import { detailSample } from './styleguide/detail.js';
import { formsSample, wrongForm } from './styleguide/forms.js';
import { orderingSample } from './styleguide/ordering.js';
import { patternsSample } from './styleguide/patterns.js';
import { type Sampler, samplerOf } from './styleguide/sampler.js';
import { statementSample } from './styleguide/statement.js';
import type { NavItem } from './page-context.js';

const samples: Record<string, (sampler: Sampler) => object> = {
  patterns: patternsSample,
  forms: formsSample,
  detail: detailSample,
  statement: statementSample,
  content: contentSample,
  dashboard: dashboardSample,
  ordering: orderingSample,
};

/** Every pattern of docs/ui.md on living pages, for whoever writes the next one. Not there in production. */
@Controller('admin/styleguide')
export class StyleguideController {
  @Get()
  @Public()
  first(@Req() request: Request) {
    return this.show('patterns', request);
  }

  @Get(':name')
  @Public()
  show(@Param('name') name: string, @Req() request: Request) {
    const sample = Object.hasOwn(samples, name) ? samples[name] : undefined;
    if (!sample || process.env.NODE_ENV === 'production') throw new NotFound();
    if (name === 'forms' && request.query.errors) request.formState = wrongForm(request.language);
    const shell = name === 'ordering' ? 'portal' : 'admin';
    return page(`${shell}/styleguide/${name}`, { ...sample(samplerOf(request.language)), tabs: tabsAt(name) });
  }
}

const tabsAt = (current: string): NavItem[] =>
  Object.keys(samples).map((name) => ({ label: `styleguide.tabs.${name}`, href: `/admin/styleguide/${name}`, current: name === current }));
