/** `path` with its query changed: values replace those of the same name, empty ones go. */
export function pageHref(path: string, changes: Record<string, unknown>): string {
  const [place = '/', query = ''] = path.split('?', 2);
  const values = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === undefined || value === '') values.delete(name);
    else values.set(name, String(value));
  }
  return values.size > 0 ? `${place}?${values}` : place;
}

/** The address of a list's export beside the list itself: its filters kept, its place in the pages not. */
export function sheetHref(path: string, file: string): string {
  const [place = '', query = ''] = path.split('?', 2);
  return pageHref(`${place}/${file}?${query}`, { after: '', before: '', lang: '' });
}
