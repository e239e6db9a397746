import { checked } from '../../platform/http/form.js';
import type { NewUser } from './create-user.js';
import { NewUserForm } from './user.dto.js';

type Typed = { login: string; name: string; email: string; role: string; language?: string };

/** A member of the supplier's staff as typed on the command line, under the rules of the form. Throws Invalid. */
export function staffUser({ role, language = 'zh-CN', ...typed }: Typed): { user: NewUser; roles: string[] } {
  const { login, name, email, language: chosen, roles } = checked(NewUserForm, { ...typed, language, place: 'staff', roles: role });
  return { user: { login, name, email, language: chosen }, roles };
}
