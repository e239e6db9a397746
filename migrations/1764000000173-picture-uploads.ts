import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE picture_uploads (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    status VARCHAR(20) NOT NULL,
    names VARCHAR(500) NOT NULL,
    actor VARCHAR(60) NOT NULL,
    actor_name VARCHAR(120) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    done_at DATETIME(6) NULL
  )`,
  `CREATE TABLE picture_upload_files (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    upload_id BIGINT UNSIGNED NOT NULL,
    file_id BIGINT UNSIGNED NOT NULL,
    KEY picture_upload_files_upload (upload_id),
    CONSTRAINT picture_upload_files_upload_fk FOREIGN KEY (upload_id) REFERENCES picture_uploads (id),
    CONSTRAINT picture_upload_files_file_fk FOREIGN KEY (file_id) REFERENCES stored_files (id)
  )`,
  `CREATE TABLE picture_results (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    upload_id BIGINT UNSIGNED NOT NULL,
    position INT UNSIGNED NOT NULL,
    name VARCHAR(200) NOT NULL,
    outcome VARCHAR(20) NOT NULL,
    sku VARCHAR(60) NOT NULL DEFAULT '',
    UNIQUE KEY picture_results_position (upload_id, position),
    CONSTRAINT picture_results_upload_fk FOREIGN KEY (upload_id) REFERENCES picture_uploads (id)
  )`,
];

const down = ['DROP TABLE picture_results', 'DROP TABLE picture_upload_files', 'DROP TABLE picture_uploads'];

export class PictureUploads1764000000173 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
