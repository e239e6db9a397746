import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { lineKey } from '../settlement/creditnotes/draft-credit-note.js';
import { IssueCreditNote } from '../settlement/creditnotes/issue-credit-note.js';
import { AnswerDispute } from '../settlement/disputes/answer-dispute.js';
import { closePaper, openPaper } from '../platform/documents/paper.js';
import { NoteEInvoice } from '../settlement/einvoices/note-e-invoice.js';
import type { World } from './world.js';

const answers = { accepted: '已核对签收单，属实，开贷项通知单更正', declined: '与发货单和合同一致，维持原账' };

/** Finance answers disputes, corrects what was right in them by a credit note, and notes the tax office's invoices. */
@Injectable()
export class Corrections {
  constructor(
    private readonly database: Database, private readonly answerDispute: AnswerDispute, private readonly issueCreditNote: IssueCreditNote, private readonly noteEInvoice: NoteEInvoice,
  ) {}

  async answer(finance: World['finance'], dispute: string, outcome: 'accepted' | 'declined'): Promise<void> {
    await this.answerDispute.run(finance, dispute, { outcome, answer: answers[outcome] });
    if (outcome === 'declined') return;
    const [line] = await this.database.query<{ id: string; invoice: string }>(`
      SELECT n.id, i.number AS invoice FROM statement_disputes d JOIN statement_lines l ON l.id = d.line_id JOIN invoices i ON i.number = l.document JOIN invoice_lines n ON n.invoice_id = i.id
      WHERE d.id = ? ORDER BY n.quantity DESC, n.id LIMIT 1`, [dispute]);
    if (line) await this.issueCreditNote.run(finance, line.invoice, { quantities: { [lineKey(line.id)]: 2 }, amounts: {}, reason: '对账异议更正：少收 2 件', dispute });
  }

  /** The e-invoices of a dealer's latest invoices. */
  async noteEInvoices(finance: World['finance'], partnerId: string): Promise<void> {
    const latest = await this.database.query<{ id: string; number: string; day: string }>('SELECT id, number, issued_on AS day FROM invoices WHERE partner_id = ? ORDER BY id DESC LIMIT 6', [partnerId]);
    for (const { id, number, day } of latest) {
      const eNumber = `2644200000${id.padStart(10, '0')}`;
      const doc = openPaper(eNumber);
      doc.text(`数电发票 ${eNumber}（演示）`);
      await this.noteEInvoice.run(finance, number, { number: eNumber, issuedOn: day }, { name: `数电发票_${eNumber}.pdf`, content: await closePaper(doc, number, () => '') });
    }
  }
}
