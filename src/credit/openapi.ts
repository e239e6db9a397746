import { answers, type ApiPart, inPath, money, object, ref } from '../platform/http/openapi.js';

const orNull = { type: ['string', 'null'], description: 'null means unlimited' };

export const creditApi: ApiPart = {
  schemas: { Credit: object({ limit: orNull, temporaryLimit: money, exposure: money, available: orNull, hold: { type: 'boolean' }, overdue: money }) },
  paths: {
    '/api/v1/partners/{code}/credit': {
      get: { summary: 'A partner\'s credit', description: 'Scope `credit.read`.', parameters: [inPath('code', 'Partner code')], responses: answers(200, 'Figures of today', ref('Credit'), 404) },
    },
  },
};
