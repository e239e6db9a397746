import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE order_lists (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    partner_id BIGINT UNSIGNED NULL,
    user_id BIGINT UNSIGNED NULL,
    name_zh VARCHAR(80) NOT NULL,
    name_en VARCHAR(80) NOT NULL DEFAULT '',
    is_shared TINYINT(1) NOT NULL DEFAULT 0,
    tier_id BIGINT UNSIGNED NULL,
    kept_by_name VARCHAR(120) NOT NULL,
    kept_at DATETIME(6) NOT NULL,
    KEY order_lists_partner (partner_id, id),
    KEY order_lists_user (user_id),
    KEY order_lists_tier (tier_id),
    CONSTRAINT order_lists_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id),
    CONSTRAINT order_lists_user_fk FOREIGN KEY (user_id) REFERENCES users (id),
    CONSTRAINT order_lists_tier_fk FOREIGN KEY (tier_id) REFERENCES tiers (id)
  )`,
  `CREATE TABLE order_list_lines (
    list_id BIGINT UNSIGNED NOT NULL,
    product_id BIGINT UNSIGNED NOT NULL,
    position SMALLINT UNSIGNED NOT NULL,
    quantity INT UNSIGNED NOT NULL,
    PRIMARY KEY (list_id, product_id),
    KEY order_list_lines_product (product_id),
    CONSTRAINT order_list_lines_list_fk FOREIGN KEY (list_id) REFERENCES order_lists (id),
    CONSTRAINT order_list_lines_product_fk FOREIGN KEY (product_id) REFERENCES products (id)
  )`,
];

export class OrderLists1764000000111 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE order_list_lines');
    await runner.query('DROP TABLE order_lists');
  }
}
