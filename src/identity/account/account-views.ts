import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import type { Person, Workplace } from '../access/actor.queries.js';

/** What the account page shows: the person, and the companies they work for with a way to each. */
export function accountView(person: Person, current: Workplace | undefined, language: Language, supplier: string) {
  const { name, login } = person;
  const workplaces = person.workplaces.map((place) => ({
    name: place.partnerId === null ? supplier : nameIn(language, place),
    code: place.code,
    roles: place.roles.map((role) => ({ label: `identity.roles.${role}` })),
    isCurrent: place.partnerId === current?.partnerId,
  }));
  return { name, login, language: person.language, workplaces, languages: languageChoices };
}

export const languageChoices = [{ value: 'zh-CN', label: '简体中文' }, { value: 'en', label: 'English' }];
