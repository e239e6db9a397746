import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `ALTER TABLE product_images ADD thumb_file_id BIGINT UNSIGNED NULL, ADD large_file_id BIGINT UNSIGNED NULL,
    ADD CONSTRAINT product_images_thumb_fk FOREIGN KEY (thumb_file_id) REFERENCES stored_files (id),
    ADD CONSTRAINT product_images_large_fk FOREIGN KEY (large_file_id) REFERENCES stored_files (id)`,
  // the pictures there are get their sizes from the worker, like new ones
  `INSERT INTO outbox (queue, payload, created_at) SELECT 'pictures', JSON_OBJECT('image', CAST(id AS CHAR)), UTC_TIMESTAMP(6) FROM product_images`,
];

const down = ['ALTER TABLE product_images DROP FOREIGN KEY product_images_thumb_fk, DROP FOREIGN KEY product_images_large_fk, DROP thumb_file_id, DROP large_file_id'];

export class PictureSizes1764000000172 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
