import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { Public } from '../http/access.js';
import { NotFound } from '../http/errors.js';
import { RedisPing } from '../outbox/redis-ping.js';
import { metrics } from './metrics.js';

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

@Controller()
export class HealthController {
  constructor(private readonly config: Config, private readonly database: Database, private readonly redis: RedisPing) {}

  @Get('healthz')
  @Public()
  alive() {
    return { status: 'alive' };
  }

  @Get('readyz')
  @Public()
  async ready(@Res({ passthrough: true }) response: Response) {
    const database = await this.database.query('SELECT 1').then(() => true, () => false);
    const queue = await this.redis.answers();
    response.status(database && queue ? 200 : 503);
    return { database, queue };
  }

  @Get('metrics')
  @Public()
  async metrics(@Req() request: Request, @Res({ passthrough: true }) response: Response) {
    const local = loopback.has(request.socket.remoteAddress ?? '') && request.get('X-Forwarded-For') === undefined;
    const token = this.config.metricsToken;
    if (!local && (token === '' || request.get('Authorization') !== `Bearer ${token}`)) throw new NotFound();
    response.type('text/plain');
    return metrics.metrics();
  }
}
