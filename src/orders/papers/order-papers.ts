import { Injectable } from '@nestjs/common';
import { Supplier } from '../../platform/company/supplier.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { closePaper, type Doc, openPaper } from '../../platform/documents/paper.js';
import { NotFound } from '../../platform/http/errors.js';
import { Download } from '../../platform/http/page.js';
import { type Language, translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { drawOrder, drawShipment, type PaperLook, type ShipmentPaper } from './draw-papers.js';
import { paperLines, paperOrderLines, paperOrders, paperShipment, type PaperShipment, paperShipments } from './paper.queries.js';

/** The papers that go with goods, as PDF. */
@Injectable()
export class OrderPapers {
  constructor(private readonly database: Database, private readonly supplier: Supplier, private readonly config: Config) {}

  /** A shipment's paper; a partner reaches only its own. Throws NotFound. */
  async ofShipment(paper: ShipmentPaper, number: string, language: Language, partnerId?: string): Promise<Download> {
    const shipment = await paperShipment(this.database, number, partnerId);
    if (!shipment) throw new NotFound();
    return this.shipments(paper, [shipment], language, number);
  }

  /** The papers of all these orders' shipments in one file; undefined when nothing was shipped. */
  async ofOrders(paper: ShipmentPaper, orders: string[], language: Language): Promise<Download | undefined> {
    const shipments = await paperShipments(this.database, orders);
    return shipments.length === 0 ? undefined : this.shipments(paper, shipments, language, translate(language, `orders.paper.${paper}`));
  }

  /** The orders themselves in one file; undefined when there is none. */
  async orders(numbers: string[], language: Language): Promise<Download | undefined> {
    const orders = await paperOrders(this.database, numbers);
    if (orders.length === 0) return undefined;
    const lines = Map.groupBy(await paperOrderLines(this.database, orders.map(({ id }) => id)), ({ orderId }) => orderId);
    const [name, look] = [translate(language, 'orders.paper.order'), await this.look(language)];
    return this.file(name, look, orders.map((order) => (doc: Doc) => drawOrder(doc, order, lines.get(order.id) ?? [], look)));
  }

  private async shipments(paper: ShipmentPaper, shipments: PaperShipment[], language: Language, name: string): Promise<Download> {
    const lines = Map.groupBy(await paperLines(this.database, shipments.map(({ number }) => number)), ({ shipment }) => shipment);
    const look = await this.look(language);
    return this.file(name, look, shipments.map((shipment) => (doc: Doc) => drawShipment(doc, paper, shipment, lines.get(shipment.number) ?? [], look)));
  }

  private async look(language: Language): Promise<PaperLook> {
    const { timeZone, publicUrl } = this.config;
    return { supplier: await this.supplier.letterhead(), language, timeZone, publicUrl };
  }

  private async file(name: string, { supplier, language }: PaperLook, pages: ((doc: Doc) => void)[]): Promise<Download> {
    const doc = openPaper(name);
    for (const [index, draw] of pages.entries()) {
      if (index > 0) doc.addPage();
      draw(doc);
    }
    const content = await closePaper(doc, `${nameIn(language, supplier)} · ${name}`, (page, count) => translate(language, 'orders.paper.page', { page, pages: count }));
    return new Download(content, 'application/pdf', `${name}.pdf`, true);
  }
}
