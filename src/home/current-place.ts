/** The place a page belongs to: the longest address the page's own begins with. */
export function currentIn(path: string, places: { href: string }[]): string | undefined {
  const page = path.split('?', 1)[0] ?? '/';
  return places
    .map(({ href }) => href)
    .filter((href) => page === href || page.startsWith(`${href}/`))
    .sort((a, b) => b.length - a.length)[0];
}
