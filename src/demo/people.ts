import type { PartnerRole, StaffRole } from '../identity/access/permissions.js';
import { dealers } from './dealers.js';

export const demoPassword = 'qudao-demo-2026';

export type StaffMember = { login: string; name: string; role: StaffRole };
export type Member = { login: string; name: string; partner: string; role: PartnerRole };

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

/** The staff, then everyone of every partner; who works for two of them comes twice. */
export function everyone(): (StaffMember | Member)[] {
  const others: Member[] = dealers.filter(({ code }) => !members.some(({ partner }) => partner === code)).flatMap(({ code, kind }, index) => [
    { login: code.toLowerCase(), name: nameOf(index * 2), partner: code, role: 'owner' },
    ...(kind === 'exclusive' ? [{ login: `${code.toLowerCase()}-buyer`, name: nameOf(index * 2 + 1), partner: code, role: 'buyer' } satisfies Member] : []),
  ]);
  return [...staff, ...members, ...others];
}

function nameOf(index: number): string {
  return `${surnames[index % surnames.length]}${givenNames[(index * 7) % givenNames.length]}`;
}
