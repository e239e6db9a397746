import { answers, type ApiPart, arrayOf, inPath, object, ref, text, whole } from '../platform/http/openapi.js';
import { workbookType } from './kept-text.js';
import { importStatuses } from './import-statuses.js';

const columns = {
  products: 'sku,name_zh,name_en,category,unit,pack_size,min_quantity,base_price,tax_rate,status,back_order',
  partners: 'code,name_zh,name_en,kind,form,tier,territory,credit_limit,terms_days,currency,email',
  prices: 'list,scope,scope_key,sku,min_quantity,unit_price,currency,valid_from,valid_to',
  stock: 'warehouse,sku,on_hand',
};

const outcome = ref('ImportOutcome');
const counts = { created: whole, updated: whole, unchanged: whole, errors: arrayOf(object({ line: whole, column: text, message: text })) };

function importOf(kind: keyof typeof columns) {
  return {
    post: {
      summary: `Bring ${kind} in, all rows or none`,
      description: `Scope \`imports.run\`. Header: ${columns[kind]}. Up to 10,000 rows are answered at once, more with 202 and a Location to follow. An Excel file (first sheet, at most 1 MB) is taken like CSV.`,
      requestBody: { required: true, content: { 'text/csv': { schema: text }, [workbookType]: { schema: { type: 'string', format: 'binary' } } } },
      responses: {
        ...answers(200, 'What was done', outcome, 400, 413, 415),
        202: { description: 'The worker brings it in', headers: { Location: { schema: text } }, content: { 'application/json': { schema: object({ id: text, kind: text, status: text }) } } },
        422: { description: 'Nothing was imported, and why', content: { 'application/problem+json': { schema: ref('ImportRefusal') } } },
      },
    },
  };
}

export const importsApi: ApiPart = {
  schemas: {
    ImportOutcome: object(counts),
    ImportRefusal: object({ type: text, title: text, status: { type: 'integer' }, code: text, instance: text, ...counts }),
    ImportProgress: object({ id: text, kind: text, status: { type: 'string', enum: Object.keys(importStatuses) }, rows: whole, done: whole, ...counts }),
  },
  paths: {
    '/api/v1/imports/products': importOf('products'),
    '/api/v1/imports/partners': importOf('partners'),
    '/api/v1/imports/prices': importOf('prices'),
    '/api/v1/imports/stock': importOf('stock'),
    '/api/v1/imports/{id}': { get: { summary: 'How far a large import is', parameters: [inPath('id', 'From the Location')], responses: answers(200, 'Progress, then the outcome', ref('ImportProgress'), 404) } },
  },
};
