import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { dayIn } from './days.js';

/** The only source of the present; tests and the demo seed inject their own. */
@Injectable()
export class Clock {
  constructor(private readonly config: Config) {}

  now(): Date {
    return new Date();
  }

  /** Today's business day (YYYY-MM-DD) in the supplier's zone. */
  today(): string {
    return dayIn(this.config.timeZone, this.now());
  }
}
