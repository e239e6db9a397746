import { Controller, Get } from '@nestjs/common';
import { creditApi } from '../credit/openapi.js';
import { importsApi } from '../imports/openapi.js';
import { ordersApi } from '../orders/openapi.js';
import { Public } from '../platform/http/access.js';
import { arrayOf, object, text } from '../platform/http/openapi.js';
import { settlementApi } from '../settlement/openapi.js';

const parts = [importsApi, ordersApi, settlementApi, creditApi];
const fieldError = object({ pointer: text, code: text, detail: text });

const document = {
  openapi: '3.1.0',
  info: { title: 'Qudao', version: '1', description: 'The contract for machines. Money comes as text with two decimals, unit prices with four.' },
  security: [{ token: [] }],
  paths: Object.assign({}, ...parts.map(({ paths }) => paths)) as object,
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    schemas: {
      Problem: object({ type: text, title: text, status: { type: 'integer' }, code: text, instance: text, errors: arrayOf(fieldError) }, ['errors']),
      ...Object.assign({}, ...parts.map(({ schemas }) => schemas)),
    },
  },
};

@Controller('api/v1/openapi.json')
export class OpenApiController {
  @Get()
  @Public()
  read() {
    return document;
  }
}
