import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';

/** A clock that stands where the demo's year has come to; hours are Shanghai's. It never goes ahead of the real one: early in the day the last morning's hours are now. */
@Injectable()
export class DemoClock extends Clock {
  private moment = new Date();

  set(day: string, hour: number, minute = 0): void {
    const [asked, present] = [new Date(`${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00+08:00`), super.now()];
    this.moment = asked < present ? asked : present;
  }

  override now(): Date {
    return this.moment;
  }
}
