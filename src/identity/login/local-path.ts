/** A path of this house, or undefined: nobody is sent to another one by a link that only looks like ours. */
export function localPath(path: string | undefined): string | undefined {
  return path !== undefined && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : undefined;
}

/** Where a login leads: on to the page that asked for it, if it belongs to this place of work, or to its first page. */
export function landingOf(partnerId: string | null, next: string | undefined): string {
  const path = localPath(next);
  const isAdmin = /^\/admin(?:[/?]|$)/.test(path ?? '');
  const isLogin = /^\/log(?:in|out)(?:[/?]|$)/.test(path ?? '');
  if (path !== undefined && !isLogin && isAdmin === (partnerId === null)) return path;
  return partnerId === null ? '/admin' : '/';
}
