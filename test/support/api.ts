import request from 'supertest';
import type { TestApp } from './app.js';

/** Calls the API with a token, as another system does. */
export function api(app: TestApp, token: string) {
  const authorization = { authorization: `Bearer ${token}` };
  return {
    get: (path: string) => request(app.url).get(`/api/v1${path}`).set(authorization),
    post: (path: string, body: object = {}, key?: string) =>
      request(app.url).post(`/api/v1${path}`).set({ ...authorization, ...(key ? { 'idempotency-key': key } : {}) }).send(body),
    csv: (path: string, text: string) => request(app.url).post(`/api/v1${path}`).set({ ...authorization, 'content-type': 'text/csv' }).send(text),
  };
}
