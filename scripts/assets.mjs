// public/ → dist/public: one style sheet, one script, one icon sprite, every name with the hash of its content.
// What an earlier build wrote stays: a server that still runs hands it out.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../', import.meta.url));
const source = join(root, 'public');
const target = join(root, 'dist/public');
const manifest = {};

const filesIn = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((file) => file.isFile())
  .map((file) => join(file.parentPath, file.name).slice(folder.length + 1).replaceAll('\\', '/'))
  .sort();

const text = (...path) => readFileSync(join(...path), 'utf8');

function emit(name, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  const ending = extname(name);
  const hashed = `${name.slice(0, -ending.length)}.${hash}${ending}`;
  manifest[name] = hashed;
  const path = join(target, hashed);
  if (existsSync(path)) return hashed;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  if (['.css', '.js', '.svg'].includes(ending)) {
    writeFileSync(`${path}.br`, brotliCompressSync(content));
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  }
  return hashed;
}

function styleSheet() {
  return text(source, 'styles/app.css')
    .replace(/@import "([\w-]+\.css)";/g, (_, file) => text(source, 'styles', file))
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\n\s+/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .replace(/url\("\.\.\/([^"]+)"\)/g, (_, file) => `url("${manifest[file]}")`);
}

// Each file in a block of its own: they share one module and yet no name.
const script = () => filesIn(join(source, 'scripts')).map((file) => `{\n${text(source, 'scripts', file)}}\n`).join('');

function iconNames() {
  const places = [
    ['views', '.hbs', /(?:\{\{i |\bicon=|\(or icon )"([\w-]+)"/g],
    ['src', '.ts', /\bicon: '([\w-]+)'/g],
  ];
  const names = places.flatMap(([folder, ending, pattern]) =>
    filesIn(join(root, folder))
      .filter((file) => file.endsWith(ending))
      .flatMap((file) => [...text(root, folder, file).matchAll(pattern)].map((match) => match[1])));
  return [...new Set(names)].sort();
}

function sprite() {
  const symbols = iconNames().map((name) => {
    const path = join(root, 'node_modules/@tabler/icons/icons/outline', `${name}.svg`);
    if (!existsSync(path)) throw new Error(`No icon "${name}" in @tabler/icons (outline); look for a name on https://tabler.io/icons`);
    const shapes = readFileSync(path, 'utf8').replace(/^[\s\S]*?<svg[^>]*>|<\/svg>[\s\S]*$|<path stroke="none"[^>]*>|\s*\n\s*/g, '');
    return `<symbol id="${name}" viewBox="0 0 24 24">${shapes}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('\n')}</svg>`;
}

for (const file of filesIn(source).filter((name) => !/^(styles|scripts)\//.test(name))) emit(file, readFileSync(join(source, file)));
emit('app.css', styleSheet());
emit('app.js', script());
emit('htmx.js', readFileSync(join(root, 'node_modules/htmx.org/dist/htmx.min.js'), 'utf8').replace(/\n?\/\/# sourceMappingURL=.*\s*$/, ''));
emit('icons.svg', sprite());

writeFileSync(join(target, 'manifest.json'), JSON.stringify(manifest, null, 1));
