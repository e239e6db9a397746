import { Injectable } from '@nestjs/common';
import { Company } from '../platform/company/company.entity.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';

/** Where the demo company may be founded: in an empty house, or over its own beginning that was broken off. */
@Injectable()
export class CleanSlate {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /** False when the house is somebody's already. What an earlier founding left half done is taken away first. */
  async run(): Promise<boolean> {
    const [company] = await this.database.query<{ began: Date | null; done: Date | null }>('SELECT seed_began_at AS began, seeded_at AS done FROM company WHERE id = 1');
    const [anyone] = await this.database.query('SELECT 1 FROM users LIMIT 1');
    if (company?.done || (anyone && !company?.began)) return false;
    if (company) await this.empty();
    await this.database.source.manager.insert(Company, { id: 1, nameZh: '', nameEn: '', seededAt: null, seedBeganAt: this.clock.now() });
    return true;
  }

  // TRUNCATE passes the append-only triggers, and is not rolled back: the company, which tells what is half done, goes last
  private async empty(): Promise<void> {
    const tables = await this.database.query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name <> 'migrations' ORDER BY table_name = 'company'");
    await this.database.source.transaction(async (tx) => {
      await tx.query('SET FOREIGN_KEY_CHECKS = 0');
      for (const { name } of tables) await tx.query(`TRUNCATE TABLE \`${name}\``);
      await tx.query('SET FOREIGN_KEY_CHECKS = 1');
    });
  }
}
