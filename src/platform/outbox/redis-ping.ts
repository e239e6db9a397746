import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import { Config } from '../config/config.js';

/** Whether the queue's Redis answers, within a second; never keeps a request waiting longer. */
@Injectable()
export class RedisPing implements OnApplicationShutdown {
  private readonly redis: Redis;
  private opening: Promise<void> | undefined;

  constructor(config: Config) {
    this.redis = new Redis(config.redisUrl, { lazyConnect: true, enableOfflineQueue: false, commandTimeout: 1000, connectTimeout: 1000, maxRetriesPerRequest: 1 });
    this.redis.on('error', () => undefined);
  }

  async answers(): Promise<boolean> {
    try {
      if (this.redis.status === 'wait' || this.redis.status === 'end') this.opening = this.redis.connect();
      if (this.redis.status !== 'ready') await this.opening;
      return (await this.redis.ping()) === 'PONG';
    } catch {
      return false;
    }
  }

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }
}
