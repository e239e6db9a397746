import type { EntityManager } from 'typeorm';
import type { PartnerRole, StaffRole } from '../identity/access/permissions.js';
import { Membership } from '../identity/membership.entity.js';
import { User } from '../identity/user.entity.js';
import { dealers } from './dealers.js';

export const demoPassword = 'qudao-demo-2026';

type StaffMember = { login: string; name: string; role: StaffRole };
type Member = { login: string; name: string; partner: string; role: PartnerRole };

export const staff: StaffMember[] = [
  { login: 'admin', name: '赵磊', role: 'admin' },
  { login: 'desk', name: '林晓峰', role: 'order_desk' },
  { login: 'finance', name: '陈洁', role: 'finance' },
  { login: 'editor', name: '周莹', role: 'content_editor' },
  { login: 'channel', name: '孙航', role: 'channel_manager' },
  { login: 'service', name: '吴倩', role: 'service_agent' },
  { login: 'auditor', name: '郑岩', role: 'auditor' },
];

/** The people of the partners that one tries first; every other dealer has an owner and a buyer named after its code. */
export const members: Member[] = [
  { login: 'qiming', name: '王建国', partner: 'HZ-QIMING', role: 'owner' },
  { login: 'wangmin', name: '王敏', partner: 'HZ-QIMING', role: 'buyer' },
  { login: 'wangmin', name: '王敏', partner: 'HF-LUZHOU', role: 'buyer' },
  { login: 'lifang', name: '李芳', partner: 'HZ-QIMING', role: 'accountant' },
  { login: 'xiaotian', name: '田晓', partner: 'HZ-QIMING', role: 'learner' },
  { login: 'hubin', name: '沈一鸣', partner: 'R-HZ-HUBIN', role: 'owner' },
  { login: 'tianhe', name: '梁文', partner: 'R-GZ-TIANHE', role: 'owner' },
];

const surnames = [...'张刘杨黄徐朱高郭马罗梁宋唐许韩冯邓曹彭曾肖田董袁潘'];
const givenNames = ['伟', '秀英', '强', '丽', '军', '洋', '勇', '艳', '杰', '娟', '涛', '超', '霞', '平', '刚', '桂英', '文博', '雨桐', '子涵', '思远'];

export async function hire(tx: EntityManager, passwordHash: string, createdAt: Date): Promise<void> {
  const others: Member[] = dealers.filter(({ code }) => !members.some(({ partner }) => partner === code)).flatMap(({ code, kind }, index) => [
    { login: code.toLowerCase(), name: nameOf(index * 2), partner: code, role: 'owner' },
    ...(kind === 'exclusive' ? [{ login: `${code.toLowerCase()}-buyer`, name: nameOf(index * 2 + 1), partner: code, role: 'buyer' } satisfies Member] : []),
  ]);
  const partnerIds = new Map((await tx.query<{ id: string; code: string }[]>('SELECT id, code FROM partners')).map(({ id, code }) => [code, id]));
  const userIds = new Map<string, string>();
  for (const { login, name, ...place } of [...staff, ...members, ...others]) {
    const known = userIds.get(login) ?? String((await tx.insert(User, { login, name, email: `${login}@demo.example`, passwordHash, createdAt })).identifiers[0]?.id);
    userIds.set(login, known);
    await tx.insert(Membership, { userId: known, partnerId: 'partner' in place ? partnerIds.get(place.partner) : null, role: place.role, createdAt });
  }
}

function nameOf(index: number): string {
  return `${surnames[index % surnames.length]}${givenNames[(index * 7) % givenNames.length]}`;
}
