import { type Language, translate } from '../../platform/i18n/i18n.js';
import type { NavItem } from '../../platform/views/page-context.js';
import { pageHref } from '../../platform/views/page-href.js';
import { tokenScopes } from '../access/permissions.js';
import { type TokensView, tokensViews } from './token.dto.js';
import type { TokenRow } from './tokens.queries.js';

/** Every scope in words, the widest last; its name in the API beside it. */
export const scopeChoices = [...tokenScopes, 'all'].map((value) => ({ value, label: `tokens.scopes.${value}`, note: `(${value})` }));

export function tokenLine(row: TokenRow, language: Language) {
  return { ...row, scopes: row.scopes.split(',').filter(Boolean).map((scope) => translate(language, `tokens.scopes.${scope}`)), mayRevoke: row.state === 'active' || row.state === 'stalled' };
}

export function tokenTabs(address: string, current: TokensView | undefined, counts: Record<'all' | TokensView, number>): NavItem[] {
  const tab = (view: TokensView | undefined) => ({
    label: `tokens.views.${view ?? 'all'}`, href: pageHref(address, { view, after: '', before: '' }), current: current === view, count: counts[view ?? 'all'],
  });
  return [tab(undefined), ...tokensViews.map(tab)];
}
