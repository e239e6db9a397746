import { readdirSync, readFileSync, watch } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import type { PageContext, Shell } from './page-context.js';
import { chartHelpers } from './chart-helpers.js';
import { formHelpers } from './form-helpers.js';
import type { Call } from './helper.js';
import { html } from './helper.js';
import { logicHelpers } from './logic-helpers.js';
import { textHelpers } from './text-helpers.js';

export const viewFolder = fileURLToPath(new URL('../../../views/', import.meta.url));

type Template = Handlebars.TemplateDelegate;
type Environment = typeof Handlebars;
const safety = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false };

/** Every template of the folder, by its path without ending; those in `partials/` by their name alone. */
export function templateFiles(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.hbs'));
  return new Map(files.map((file) => [nameOf(relative('.', file)), join(folder, file)]));
}

function nameOf(file: string): string {
  return file.replaceAll(sep, '/').replace(/\.hbs$/, '').replace(/^partials\//, '');
}

function environmentOf(files: Map<string, string>): Environment {
  const handlebars = Handlebars.create();
  const sources = [...files].map(([name, path]) => ({ name, source: readFileSync(path, 'utf8').trimEnd() }));
  const helpers = { ...logicHelpers, ...textHelpers, ...formHelpers, ...chartHelpers };
  const frames = sources.filter(({ source }) => source.includes('{{body}}'));
  // with every helper known beforehand, what is none is read from the model without being looked for among them
  const knownHelpers = Object.fromEntries([...Object.keys(helpers), ...frames.map(({ name }) => name)].map((name) => [name, true]));
  for (const [name, helper] of Object.entries(helpers)) handlebars.registerHelper(name, orProperty(name, helper));
  for (const { name, source } of sources) handlebars.registerPartial(name, handlebars.compile(source, { preventIndent: true, explicitPartialContext: true, knownHelpersOnly: true, knownHelpers }));
  for (const { name } of frames) handlebars.registerHelper(name, orProperty(name, frameHelper(handlebars.partials[name] as Template)));
  return handlebars;
}

/** `{{number}}` with nothing to format is the model's own `number`. */
function orProperty(name: string, helper: (...given: never[]) => unknown): Handlebars.HelperDelegate {
  return function choose(this: Record<string, unknown>, ...given: unknown[]) {
    const isBare = given.length === 1 && !(given[0] as Call).fn && Object.keys((given[0] as Call).hash).length === 0;
    if (isBare && this && Object.hasOwn(this, name)) return this[name];
    return helper.apply(this, given as never[]);
  };
}

/** A partial with `{{body}}` is also a block: `{{#card title="…"}} … {{/card}}`, its inside seeing what stands around it. */
function frameHelper(template: Template) {
  return function frame(this: unknown, call: Call) {
    // an inside of one block alone comes as that block's own HTML, no string
    const inside = String(call.fn?.(this) ?? '').trim();
    const body = inside && html(inside);
    return html(template({ ...call.hash, body }, { data: call.data, ...safety }));
  };
}

export function shellOf(view: string): Shell {
  const room = view.split('/', 1)[0];
  return room === 'portal' || room === 'admin' ? room : 'plain';
}

export interface ViewEngine {
  /** A whole page in its shell, or the view alone when the page is partial. */
  render: (view: string, model: object, page: PageContext) => string;
}

/** Templates are compiled once; with `reload` again whenever a file of the folder changed. */
export function createViewEngine({ folder = viewFolder, reload = false } = {}): ViewEngine {
  let environment: Environment | undefined = environmentOf(templateFiles(folder));
  if (reload) watch(folder, { recursive: true, persistent: false }, () => { environment = undefined; });

  const fill = (name: string, model: object, frame: object): string => {
    environment ??= environmentOf(templateFiles(folder));
    const template = environment.partials[name] as Template | undefined;
    if (!template) throw new Error(`No view ${name}`);
    return template(model, { data: frame, ...safety });
  };

  return {
    render(view, model, page) {
      const frame = { page, head: { title: '' } };
      const body = fill(view, model, frame);
      if (page.partial) return body;
      return fill(`layouts/${page.shell}`, { body: html(body) }, frame);
    },
  };
}
