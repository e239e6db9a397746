import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE carts (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    user_id BIGINT UNSIGNED NOT NULL,
    partner_id BIGINT UNSIGNED NOT NULL,
    updated_at DATETIME(6) NOT NULL,
    UNIQUE KEY carts_user_partner (user_id, partner_id),
    CONSTRAINT carts_user_fk FOREIGN KEY (user_id) REFERENCES users (id),
    CONSTRAINT carts_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id)
  )`,
  `CREATE TABLE cart_lines (
    cart_id BIGINT UNSIGNED NOT NULL,
    product_id BIGINT UNSIGNED NOT NULL,
    quantity INT UNSIGNED NOT NULL,
    added_at DATETIME(6) NOT NULL,
    PRIMARY KEY (cart_id, product_id),
    CONSTRAINT cart_lines_cart_fk FOREIGN KEY (cart_id) REFERENCES carts (id),
    CONSTRAINT cart_lines_product_fk FOREIGN KEY (product_id) REFERENCES products (id)
  )`,
  `CREATE TABLE orders (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    number VARCHAR(40) NOT NULL,
    partner_id BIGINT UNSIGNED NOT NULL,
    channel VARCHAR(10) NOT NULL,
    placed_by VARCHAR(64) NOT NULL,
    placed_by_name VARCHAR(120) NOT NULL,
    po_number VARCHAR(60) NOT NULL DEFAULT '',
    note VARCHAR(500) NOT NULL DEFAULT '',
    ordered_on DATE NOT NULL,
    currency CHAR(3) NOT NULL,
    status VARCHAR(20) NOT NULL,
    fulfilment VARCHAR(20) NOT NULL,
    payment VARCHAR(20) NOT NULL,
    hold_reason VARCHAR(40) NULL,
    released_total DECIMAL(19,2) NULL,
    subtotal DECIMAL(19,2) NOT NULL,
    tax DECIMAL(19,2) NOT NULL,
    total DECIMAL(19,2) NOT NULL,
    committed DECIMAL(19,2) NOT NULL DEFAULT 0,
    invoiced DECIMAL(19,2) NOT NULL DEFAULT 0,
    terms_days SMALLINT UNSIGNED NOT NULL,
    ship_to VARCHAR(500) NOT NULL DEFAULT '',
    has_discrepancy TINYINT(1) NOT NULL DEFAULT 0,
    placed_at DATETIME(6) NOT NULL,
    status_since DATETIME(6) NOT NULL,
    UNIQUE KEY orders_number (number),
    KEY orders_partner (partner_id, id),
    KEY orders_status (status, fulfilment, id),
    KEY orders_partner_status (partner_id, status, id),
    KEY orders_po_number (po_number),
    KEY orders_placed (placed_at, currency, status, total, partner_id),
    CONSTRAINT orders_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id)
  )`,
  `CREATE TABLE order_lines (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    order_id BIGINT UNSIGNED NOT NULL,
    line_no SMALLINT UNSIGNED NOT NULL,
    product_id BIGINT UNSIGNED NOT NULL,
    sku VARCHAR(60) NOT NULL,
    name_zh VARCHAR(200) NOT NULL,
    name_en VARCHAR(200) NOT NULL,
    unit VARCHAR(20) NOT NULL,
    quantity INT UNSIGNED NOT NULL,
    unit_price DECIMAL(19,4) NOT NULL,
    discount DECIMAL(19,4) NOT NULL,
    tax_rate DECIMAL(19,4) NOT NULL,
    amount DECIMAL(19,2) NOT NULL,
    tax DECIMAL(19,2) NOT NULL,
    price_trace TEXT NOT NULL,
    shipped INT UNSIGNED NOT NULL DEFAULT 0,
    cancelled INT UNSIGNED NOT NULL DEFAULT 0,
    received INT UNSIGNED NOT NULL DEFAULT 0,
    UNIQUE KEY order_lines_order (order_id, line_no),
    KEY order_lines_product (product_id),
    CONSTRAINT order_lines_order_fk FOREIGN KEY (order_id) REFERENCES orders (id),
    CONSTRAINT order_lines_product_fk FOREIGN KEY (product_id) REFERENCES products (id),
    CONSTRAINT order_lines_not_over CHECK (shipped + cancelled <= quantity)
  )`,
  `CREATE TABLE stock_reservations (
    order_line_id BIGINT UNSIGNED NOT NULL,
    warehouse_id BIGINT UNSIGNED NOT NULL,
    quantity INT UNSIGNED NOT NULL,
    PRIMARY KEY (order_line_id, warehouse_id),
    CONSTRAINT stock_reservations_line_fk FOREIGN KEY (order_line_id) REFERENCES order_lines (id),
    CONSTRAINT stock_reservations_warehouse_fk FOREIGN KEY (warehouse_id) REFERENCES warehouses (id)
  )`,
  `CREATE TABLE shipments (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    number VARCHAR(40) NOT NULL,
    order_id BIGINT UNSIGNED NOT NULL,
    partner_id BIGINT UNSIGNED NOT NULL,
    carrier VARCHAR(80) NOT NULL DEFAULT '',
    tracking_number VARCHAR(80) NOT NULL DEFAULT '',
    invoice_number VARCHAR(40) NULL,
    shipped_at DATETIME(6) NOT NULL,
    shipped_by_name VARCHAR(120) NOT NULL,
    received_at DATETIME(6) NULL,
    received_by_name VARCHAR(120) NULL,
    receipt_note VARCHAR(500) NOT NULL DEFAULT '',
    UNIQUE KEY shipments_number (number),
    KEY shipments_order (order_id),
    KEY shipments_partner (partner_id, id),
    CONSTRAINT shipments_order_fk FOREIGN KEY (order_id) REFERENCES orders (id)
  )`,
  `CREATE TABLE shipment_lines (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    shipment_id BIGINT UNSIGNED NOT NULL,
    order_line_id BIGINT UNSIGNED NOT NULL,
    warehouse_id BIGINT UNSIGNED NOT NULL,
    quantity INT UNSIGNED NOT NULL,
    batch VARCHAR(60) NOT NULL DEFAULT '',
    received INT UNSIGNED NULL,
    damaged INT UNSIGNED NOT NULL DEFAULT 0,
    KEY shipment_lines_shipment (shipment_id),
    KEY shipment_lines_order_line (order_line_id),
    CONSTRAINT shipment_lines_shipment_fk FOREIGN KEY (shipment_id) REFERENCES shipments (id),
    CONSTRAINT shipment_lines_line_fk FOREIGN KEY (order_line_id) REFERENCES order_lines (id)
  )`,
  `CREATE TABLE shipment_serials (
    product_id BIGINT UNSIGNED NOT NULL,
    serial VARCHAR(60) NOT NULL,
    shipment_line_id BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (product_id, serial),
    KEY shipment_serials_line (shipment_line_id),
    CONSTRAINT shipment_serials_line_fk FOREIGN KEY (shipment_line_id) REFERENCES shipment_lines (id)
  )`,
];

const down = [
  'DROP TABLE shipment_serials',
  'DROP TABLE shipment_lines',
  'DROP TABLE shipments',
  'DROP TABLE stock_reservations',
  'DROP TABLE order_lines',
  'DROP TABLE orders',
  'DROP TABLE cart_lines',
  'DROP TABLE carts',
];

export class Orders1764000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
