import { chipsOf } from '../../platform/http/list-filter.js';
import { hasText, type Language, translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { formatDate } from '../../platform/views/format.js';
import { actionWords, auditGroups } from './action-words.js';
import type { AuditFilter } from './audit-filter.dto.js';
import { type DetailLine, detailLines } from './detail-lines.js';
import { subjectHref } from './subject-places.js';
import type { Named, TrailRow } from './trail.queries.js';

type Party = { name: string; note: string; href?: string };
export type TrailEntry = { id: string; at: Date; who: Party; action: string; subject: Party; partner?: string; lines: DetailLine[]; address: string; requestId: string };

/** Who reads the trail: in which language, and which pages they may go on to. */
export type TrailReader = { language: Language; permissions: ReadonlySet<string> };

export const groupChoices = auditGroups.map((value) => ({ value, label: `audit.groups.${value}` }));

export function trailEntry(row: TrailRow, names: Map<string, Named>, reader: TrailReader): TrailEntry {
  const { id, happenedAt: at, action, detail, address, requestId } = row;
  return {
    id, at, who: actorOf(row, names, reader), action: actionWords(action, reader.language), subject: subjectOf(row, names, reader), partner: partnerOf(row, reader),
    lines: detailLines(detail, reader.language), address: address.replace(/^::ffff:/, ''), requestId,
  };
}

// the name of then; the login of now leads to the person
function actorOf({ actor, actorName }: TrailRow, names: Map<string, Named>, reader: TrailReader): Party {
  const known = names.get(actor);
  if (known) return { name: actorName, note: known.login || translate(reader.language, 'audit.token'), href: hrefOf(actor, known, reader) };
  const key = `audit.actors.${actor}`;
  if (!hasText(key)) return { name: actorName, note: actor };
  const words = translate(reader.language, key);
  return actor === 'anonymous' ? { name: actorName, note: words } : { name: words, note: '' };
}

function subjectOf({ action, actionGroup, subject, partnerCode, nameZh, nameEn }: TrailRow, names: Map<string, Named>, reader: TrailReader): Party {
  const known = names.get(subject);
  if (known) return { name: known.name, note: known.login, href: hrefOf(subject, known, reader) };
  const href = subjectHref(action, subject, reader);
  if (subject !== '' && subject === partnerCode) return { name: nameIn(reader.language, { nameZh: nameZh ?? '', nameEn: nameEn ?? '' }), note: subject, href };
  const key = actionGroup === 'imports' ? `imports.kind.${subject}` : `audit.companies.${subject}`;
  return { name: hasText(key) ? translate(reader.language, key) : subject, note: '', href };
}

function partnerOf({ subject, partnerCode, nameZh, nameEn }: TrailRow, { language }: TrailReader): string | undefined {
  return partnerCode === null || partnerCode === subject ? undefined : nameIn(language, { nameZh: nameZh ?? '', nameEn: nameEn ?? '' });
}

function hrefOf(key: string, { login, name }: Named, { permissions }: TrailReader): string | undefined {
  if (key.startsWith('token:')) return permissions.has('tokens.manage') ? `/admin/api-tokens?q=${encodeURIComponent(name)}` : undefined;
  return permissions.has('users.manage') ? `/admin/users/${encodeURIComponent(login)}` : undefined;
}

/** What the trail is narrowed by, as chips that drop it. */
export function trailChips(address: string, { person, group, subject, partner, from, to }: AuditFilter, language: Language): { label: string; href: string }[] {
  const said = (name: string, value: string | undefined) => value && translate(language, `audit.chips.${name}`, { value });
  const day = (value: string | undefined) => value && formatDate(value, { language, timeZone: 'UTC' });
  return chipsOf(address, {
    person: said('person', person), group: group && translate(language, `audit.groups.${group}`), subject: said('subject', subject), partner: said('partner', partner),
    from: said('from', day(from)), to: said('to', day(to)),
  });
}

const marks: Record<string, { icon: string; tone: string }> = {
  login: { icon: 'user', tone: '' }, logout: { icon: 'logout', tone: '' }, password: { icon: 'key', tone: 'amber' }, second_factor: { icon: 'shield-check', tone: 'amber' }, membership: { icon: 'users', tone: 'blue' }, user: { icon: 'user', tone: 'blue' },
};

/** An entry as an event of a person's timeline. */
export function trailEvent(row: TrailRow, names: Map<string, Named>, reader: TrailReader) {
  const { at, who, action, subject, lines } = trailEntry(row, names, reader);
  const note = lines.map(({ label, before, value }) => `${label}: ${before === undefined ? '' : `${before} → `}${value}`).join('\n');
  const about = row.subject === '' || row.subject.startsWith('user:') || row.actionGroup === 'login' ? {} : { link: subject.name, href: subject.href };
  return { ...(marks[row.actionGroup] ?? { icon: 'history', tone: '' }), who: who.name, text: action, ...about, note: note || undefined, at };
}
