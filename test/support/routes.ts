import type { TestApp } from './app.js';

type Stack = { router: { stack: { route?: { path: string; methods: Record<string, boolean | undefined> } }[] } };

/** Every address pattern the router answers with this method. */
export function routesOf(app: TestApp, method: 'get' | 'post'): string[] {
  return routesIn(app).flatMap(({ path, methods }) => (methods[method] ? [path] : []));
}

/** Every route of the router, as `GET /orders/:number`. */
export function allRoutes(app: TestApp): string[] {
  return routesIn(app).flatMap(({ path, methods }) => Object.keys(methods).filter((method) => methods[method]).map((method) => `${method.toUpperCase()} ${path}`));
}

function routesIn({ web }: TestApp) {
  const { router } = web.getHttpAdapter().getInstance() as Stack;
  return router.stack.flatMap(({ route }) => route ?? []);
}
