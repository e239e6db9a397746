import { Injectable } from '@nestjs/common';
import { Audit } from '../../identity/audit.js';
import { Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { editionOf, isStale } from '../../platform/http/edition.js';
import { type FieldError, Invalid, NotFound } from '../../platform/http/errors.js';
import { CollectionError } from '../collection/collection-error.js';
import { unknownPlaceholders } from './letter-text.js';
import { dunningLevels, type LevelRow } from './levels.queries.js';

export type LevelChange = Omit<LevelRow, 'level'>;

const texts = ['subjectZh', 'bodyZh', 'subjectEn', 'bodyEn'] as const;

@Injectable()
export class ChangeLevel {
  constructor(private readonly database: Database, private readonly audit: Audit) {}

  /** Changes a step: when it is due, from which sum on, and what its letter says. Letters that went out stay as they were. Throws `changed_meanwhile`, `days_in_order`, Invalid for names no letter knows. */
  async run(actor: Actor, level: number, change: LevelChange, was = ''): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      await tx.query('SELECT level FROM dunning_levels FOR UPDATE');
      const levels = await dunningLevels(tx);
      const before = levels.find((step) => step.level === level);
      if (!before) throw new NotFound();
      if (isStale(was, before)) throw new CollectionError('changed_meanwhile', {}, undefined, 409);
      check(change, level, levels);
      if (editionOf(before) === editionOf({ ...before, ...change })) return;
      await tx.query(`
        INSERT INTO dunning_levels (level, days_overdue, min_amount, is_active, subject_zh, body_zh, subject_en, body_en) VALUES (?)
        ON DUPLICATE KEY UPDATE days_overdue = VALUES(days_overdue), min_amount = VALUES(min_amount), is_active = VALUES(is_active),
          subject_zh = VALUES(subject_zh), body_zh = VALUES(body_zh), subject_en = VALUES(subject_en), body_en = VALUES(body_en)`,
      [[level, change.daysOverdue, change.minAmount, change.isActive, change.subjectZh, change.bodyZh, change.subjectEn, change.bodyEn]]);
      await this.audit.write(tx, { actor, action: 'collection.level_changed', subject: String(level), detail: { before, after: change } });
    });
  }
}

function check(change: LevelChange, level: number, levels: LevelRow[]): void {
  const errors = texts.flatMap((field): FieldError[] => {
    const unknown = unknownPlaceholders(change[field]);
    return unknown.length > 0 ? [{ field, key: 'collection.errors.unknown_placeholder', values: { name: `{${unknown[0]}}` } }] : [];
  });
  if (errors.length > 0) throw new Invalid(errors);
  const isInOrder = levels.every((step) => step.level === level || (step.level < level ? step.daysOverdue < change.daysOverdue : step.daysOverdue > change.daysOverdue));
  if (!isInOrder) throw new CollectionError('days_in_order', {}, 'daysOverdue');
}
