import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { RequestHandler } from 'express';
import { assetFolder } from './assets.js';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.webp': 'image/webp',
};

interface Asset {
  type: string;
  bodies: { encoding: string; body: Buffer }[];
}

function readAsset(path: string): Asset {
  const variants = [['br', '.br'], ['gzip', '.gz'], ['', '']].filter(([, ending]) => existsSync(path + ending));
  return {
    type: types[extname(path)] ?? 'application/octet-stream',
    bodies: variants.map(([encoding = '', ending = '']) => ({ encoding, body: readFileSync(path + ending) })),
  };
}

/** Serves `dist/public` from memory, compressed at build time, for ever: a changed file has another name. */
export function serveAssets(folder = assetFolder): RequestHandler {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => extname(file) in types);
  const assets = new Map(files.map((file) => [`/${file.replaceAll('\\', '/')}`, readAsset(folder + file)]));
  return (request, response, next) => {
    const asset = assets.get(request.path);
    if (!asset || !['GET', 'HEAD'].includes(request.method)) return next();
    const accepted = request.headers['accept-encoding'] ?? '';
    const chosen = asset.bodies.find(({ encoding }) => accepted.includes(encoding));
    response.set({ 'Content-Type': asset.type, 'Cache-Control': 'public, max-age=31536000, immutable', Vary: 'Accept-Encoding' });
    if (chosen?.encoding) response.set('Content-Encoding', chosen.encoding);
    response.send(chosen?.body);
  };
}
