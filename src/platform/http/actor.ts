/** Who does something. `key` is stable (`user:5`, `token:3`, `system`), `name` is for people. */
export type Actor = { readonly key: string; readonly name: string };

export const systemActor: Actor = { key: 'system', name: 'system' };
