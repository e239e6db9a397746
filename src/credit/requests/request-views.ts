import { type Language, translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import type { NavItem, Tone } from '../../platform/views/page-context.js';
import { pageHref } from '../../platform/views/page-href.js';
import type { RequestStatus } from './credit-request.entity.js';
import { type PaperRow, type RequestEvent, type RequestRow, type RequestView, requestViews } from './requests.queries.js';

const looks: Record<RequestStatus, { tone: Tone; icon: string }> = {
  submitted: { tone: 'amber', icon: 'send' }, endorsed: { tone: 'blue', icon: 'check' }, granted: { tone: 'green', icon: 'checks' }, refused: { tone: 'red', icon: 'x' }, withdrawn: { tone: '', icon: 'arrow-back-up' },
};

export function requestView(row: RequestRow, language: Language, today: string) {
  return { ...row, dealer: nameIn(language, row), tone: looks[row.status].tone, isOpen: row.status === 'submitted' || row.status === 'endorsed', isLater: row.status === 'granted' && row.appliedAt === null && row.fromOn > today };
}

/** A request with its papers and what happened to it; who decided is for colleagues, the dealer hears it from the company. */
export function requestPage(row: RequestRow, { papers, events }: { papers: PaperRow[]; events: RequestEvent[] }, { language, today, inside }: { language: Language; today: string; inside: boolean }) {
  const place = inside ? `/admin/credit/requests/${row.number}` : `/account/credit/requests/${row.number}`;
  return {
    request: requestView(row, language, today), grantedText: row.answer || grantedText(row, today, language), papers: papers.map(({ id, name }) => ({ name, href: `${place}/papers/${id}` })),
    events: events.map(({ to, by, reason, at }) => ({ ...looks[to], at, who: inside || to === 'submitted' || to === 'withdrawn' ? by : undefined, text: `credit.request.events.${to}`, note: (inside || to !== 'endorsed' ? reason : null) ?? undefined })),
  };
}

function grantedText({ fromOn }: RequestRow, today: string, language: Language): string {
  return translate(language, `credit.request.grantedText.${fromOn > today ? 'later' : 'now'}`, { day: fromOn });
}

export function requestTabs(address: string, current: RequestView, open: number): NavItem[] {
  return requestViews.map((view) => ({
    label: `credit.request.views.${view}`, href: pageHref(address, { view: view === 'open' ? '' : view, after: '', before: '' }), current: view === current, count: view === 'open' ? open : undefined, hot: view === 'open',
  }));
}
