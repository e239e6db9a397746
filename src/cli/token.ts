import { NestFactory } from '@nestjs/core';
import { parseArgs } from 'node:util';
import { IdentityModule } from '../identity/identity.module.js';
import { IssueToken } from '../identity/tokens/issue-token.js';
import { entities } from '../entities.js';
import { Module } from '@nestjs/common';
import type { Config } from '../platform/config/config.js';
import { NestLogger } from '../platform/logging/nest-logger.js';
import { PlatformModule } from '../platform/platform.module.js';

@Module({ imports: [PlatformModule.with(entities), IdentityModule], providers: [IssueToken] })
class TokenModule {}

const commandLine = { key: 'cli', name: 'command line' };

/** `token create --name N --scopes all`: prints the token alone. */
export async function token(_config: Config, [verb, ...rest]: string[]): Promise<number> {
  const { values } = parseArgs({ args: rest, options: { name: { type: 'string' }, scopes: { type: 'string' } } });
  if (verb !== 'create' || !values.name || !values.scopes) {
    console.error('usage: cli token create --name NAME --scopes all|SCOPE,SCOPE');
    return 2;
  }
  const app = await NestFactory.createApplicationContext(TokenModule, { logger: new NestLogger(), abortOnError: false });
  try {
    console.log(await app.get(IssueToken).run(commandLine, values.name, values.scopes.split(',').map((scope) => scope.trim())));
    return 0;
  } catch (error) {
    console.error(String(error));
    return 1;
  } finally {
    await app.close();
  }
}
