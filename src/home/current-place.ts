/** The place a page belongs to: the longest address the page's own begins with; a place may `cover` other addresses too. */
export function currentIn(path: string, places: { href: string; covers?: string[] }[]): string | undefined {
  const page = path.split('?', 1)[0] ?? '/';
  return places
    .flatMap(({ href, covers = [] }) => [href, ...covers].map((address) => ({ href, address })))
    .filter(({ address }) => page === address || page.startsWith(`${address}/`))
    .sort((a, b) => b.address.length - a.address.length)[0]?.href;
}
