import { checked } from '../../platform/http/form.js';
import type { NewUser } from './create-user.js';
import { atSupplier } from './place.js';
import { NewUserForm } from './user.dto.js';

type Typed = { login: string; name: string; email: string; language?: string };

/** A member of the supplier's staff as typed on the command line, under the rules of the form. Throws Invalid. */
export function staffUser({ language = 'zh-CN', ...typed }: Typed): NewUser {
  const { login, name, email, language: chosen } = checked(NewUserForm, { ...typed, language, place: 'staff', partner: atSupplier.code, roles: [] });
  return { login, name, email, language: chosen };
}
