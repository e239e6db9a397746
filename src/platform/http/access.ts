import { SetMetadata } from '@nestjs/common';

export const publicRoute = Symbol('public');
export const allowedRoute = Symbol('allow');
export const formPage = Symbol('formPage');

/** Anyone may call this route, logged in or not. */
export const Public = () => SetMetadata(publicRoute, true);

/** Who calls this route must hold the permission: of a role, or as a scope of a token. Without it a route is closed. */
export const Allow = (permission: string) => SetMetadata(allowedRoute, permission);

/** The page (its `:names` filled from the route) that a refused form comes back on, with 422 and what was typed. */
export const FormPage = (path: string) => SetMetadata(formPage, path);
