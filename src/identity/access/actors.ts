import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor } from '../../platform/http/actor.js';
import { NotFound } from '../../platform/http/errors.js';
import type { PartnerRole, StaffRole } from './permissions.js';

type Permitted = Actor & { readonly permissions: ReadonlySet<string> };

/** A person working for a partner. Data is reached through `partnerId` alone. */
export type PartnerActor = Permitted & { readonly kind: 'partner'; readonly userId: string; readonly partnerId: string; readonly partnerCode: string; readonly roles: readonly PartnerRole[] };

/** A person of the supplier's staff. */
export type StaffActor = Permitted & { readonly kind: 'staff'; readonly userId: string; readonly roles: readonly StaffRole[] };

/** Another system with a bearer token. */
export type TokenActor = Permitted & { readonly kind: 'token'; readonly tokenId: string };

export type KnownActor = PartnerActor | StaffActor | TokenActor;

export function may(actor: KnownActor, permission: string): boolean {
  return actor.permissions.has(permission);
}

function actorOf<Kind extends KnownActor['kind']>(kind: Kind) {
  return createParamDecorator((_: unknown, context: ExecutionContext) => {
    const actor = context.switchToHttp().getRequest<Request>().actor as KnownActor | undefined;
    if (actor?.kind !== kind) throw new NotFound();
    return actor;
  });
}

export const CurrentPartner = actorOf('partner');
export const CurrentStaff = actorOf('staff');
export const CurrentToken = actorOf('token');
