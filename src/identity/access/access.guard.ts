import { type CanActivate, type ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { allowedRoute, publicRoute } from '../../platform/http/access.js';
import { DomainError, NotFound, SeeOther } from '../../platform/http/errors.js';
import { isApi } from '../../platform/http/request.js';
import type { KnownActor } from './actors.js';
import { Recognition } from './recognition.js';

/** Every route is closed until it says who may enter. Strangers get 404, not hints. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector, private readonly recognition: Recognition) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const response = context.switchToHttp().getResponse<Response>();
    const actor = await this.recognition.actorOf(request);
    request.actor = actor;
    if (this.reflector.get<boolean | undefined>(publicRoute, context.getHandler())) return true;
    if (!actor) return refuseAnonymous(request, response);
    if (actor.kind !== kindFor(request.path)) throw new NotFound();
    const permission = this.reflector.get<string | undefined>(allowedRoute, context.getHandler());
    if (permission === undefined || !actor.permissions.has(permission)) throw new DomainError('common', 'forbidden', 403);
    return true;
  }
}

function kindFor(path: string): KnownActor['kind'] {
  if (isApi(path)) return 'token';
  return path === '/admin' || path.startsWith('/admin/') ? 'staff' : 'partner';
}

function refuseAnonymous(request: Request, response: Response): never {
  if (isApi(request.path)) {
    response.set('WWW-Authenticate', 'Bearer');
    throw new UnauthorizedException();
  }
  const next = request.method === 'GET' ? request.originalUrl : '/';
  throw new SeeOther(next === '/' ? '/login' : `/login?next=${encodeURIComponent(next)}`);
}
