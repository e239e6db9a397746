import { Module } from '@nestjs/common';
import { IssueToken } from './issue-token.js';
import { RevokeToken } from './revoke-token.js';
import { TokensAdminController } from './tokens.admin.controller.js';

@Module({ controllers: [TokensAdminController], providers: [IssueToken, RevokeToken] })
export class TokensModule {}
