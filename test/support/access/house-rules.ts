import { needs, type Rules } from './rules.js';

const person = { name: '王敏', email: 'wangmin@example.com', language: 'zh-CN' };
const roles = { roles: ['buyer'] };

/** Who works here, what machines may do, and what was done. */
export const houseRules: Rules = {
  'GET /admin/company': needs('company.manage'),
  'POST /admin/company': needs('company.manage', undefined, { nameZh: '澜石照明', nameEn: 'Lanshi Lighting' }),
  'POST /admin/company/reviews': needs('company.manage', undefined, { reviewOrders: '1' }),
  'GET /admin/company/seal': needs('company.manage'),
  'POST /admin/company/seal': needs('company.manage'),
  'POST /admin/company/seal/removal': needs('company.manage'),
  'GET /admin/users': needs('users.manage'),
  'GET /admin/users/export.:format': needs('users.manage', ({ file }) => [file]),
  'POST /admin/users': needs('users.manage', undefined, { ...person, ...roles, login: 'newcomer', place: 'partner', partner: 'xiamen' }),
  'GET /admin/users/new': needs('users.manage'),
  'GET /admin/users/:login': needs('users.manage', ({ mate }) => [mate]),
  'GET /admin/users/:login/edit': needs('users.manage', ({ mate }) => [mate]),
  'POST /admin/users/:login': needs('users.manage', ({ mate }) => [mate], person),
  'POST /admin/users/:login/state': needs('users.manage', ({ mate }) => [mate], { state: 'blocked' }),
  'POST /admin/users/:login/password-link': needs('users.manage', ({ mate }) => [mate]),
  'POST /admin/users/:login/second-factor/removal': needs('users.manage', ({ mate }) => [mate]),
  'POST /admin/users/:login/sessions/removal': needs('users.manage', ({ mate }) => [mate]),
  'GET /admin/users/:login/memberships/new': needs('users.manage', ({ mate }) => [mate]),
  'POST /admin/users/:login/memberships': needs('users.manage', ({ mate }) => [mate], { place: 'staff', roles: ['auditor'] }),
  'GET /admin/users/:login/memberships/:place/edit': needs('users.manage', ({ mate, code }) => [mate, code]),
  'POST /admin/users/:login/memberships/:place': needs('users.manage', ({ mate, code }) => [mate, code], roles),
  'POST /admin/users/:login/memberships/:place/removal': needs('users.manage', ({ mate, code }) => [mate, code]),
  'GET /admin/api-tokens': needs('tokens.manage'),
  'POST /admin/api-tokens': needs('tokens.manage', undefined, { name: 'erp', scopes: ['orders.read'] }),
  'GET /admin/api-tokens/new': needs('tokens.manage'),
  'POST /admin/api-tokens/:id/revocation': needs('tokens.manage', ({ token }) => [token]),
  'GET /admin/audit': needs('audit.read'),
  'GET /admin/audit/export.:format': needs('audit.read', ({ file }) => [file]),
};
