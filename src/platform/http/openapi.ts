type Schema = Record<string, unknown>;

/** What a room adds to the description of the API. */
export type ApiPart = { paths: Record<string, Record<string, unknown>>; schemas?: Record<string, Schema> };

const problemOf = (description: string) => ({ description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } });

const refusals: Record<number, string> = {
  400: 'The body can not be read', 401: 'No valid token', 403: 'The token lacks the scope', 404: 'Not there', 409: 'Not possible in this state', 413: 'Too large', 415: 'Not of the type the call takes',
  422: 'Something is wrong; `errors` points to the fields',
};

/** The answers of a call: the good one and the refusals it knows. */
export function answers(status: number, description: string, schema: Schema, ...refused: number[]): Schema {
  return {
    [status]: { description, content: { 'application/json': { schema } } },
    ...Object.fromEntries([401, 403, ...refused].map((code) => [code, problemOf(refusals[code] ?? '')])),
  };
}

export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
export const jsonBody = (schema: Schema): Schema => ({ required: true, content: { 'application/json': { schema } } });
export const inPath = (name: string, description: string): Schema => ({ name, in: 'path', required: true, description, schema: { type: 'string' } });
export const inQuery = (name: string, description: string): Schema => ({ name, in: 'query', description, schema: { type: 'string' } });
export const idempotencyKey: Schema = { name: 'Idempotency-Key', in: 'header', description: 'The same key again gives the first answer; with another body 422', schema: { type: 'string', maxLength: 128 } };
export const text: Schema = { type: 'string' };
export const money: Schema = { type: 'string', pattern: '^-?\\d+\\.\\d{2}$', examples: ['1234.50'] };
export const unitPrice: Schema = { type: 'string', pattern: '^\\d+\\.\\d{4}$', examples: ['12.8000'] };
export const day: Schema = { type: 'string', format: 'date' };
export const whole: Schema = { type: 'integer', minimum: 0 };

export function object(properties: Record<string, Schema>, optional: string[] = []): Schema {
  return { type: 'object', properties, required: Object.keys(properties).filter((name) => !optional.includes(name)) };
}

export const arrayOf = (items: Schema): Schema => ({ type: 'array', items });
