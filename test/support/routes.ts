import type { TestApp } from './app.js';

type Stack = { router: { stack: { route?: { path: string; methods: Record<string, boolean | undefined> } }[] } };

/** Every address pattern the router answers with this method. */
export function routesOf({ web }: TestApp, method: 'get' | 'post'): string[] {
  const { router } = web.getHttpAdapter().getInstance() as Stack;
  return router.stack.flatMap(({ route }) => (route?.methods[method] ? [route.path] : []));
}
