const atOnce = 1000;

/** All of a list, read page by page from its top, so that no more than one page is held. */
export async function* everyPage<Row>(read: (after: string | undefined, size: number) => Promise<{ rows: Row[]; next?: string }>): AsyncGenerator<Row[]> {
  for (let after: string | undefined, more = true; more;) {
    const { rows, next } = await read(after, atOnce);
    yield rows;
    [after, more] = [next, next !== undefined];
  }
}
