import { Injectable } from '@nestjs/common';
import { type Frame, PageFrame } from '../platform/http/page-frame.js';

@Injectable()
export class HomeFrame extends PageFrame {
  async frameOf(): Promise<Frame> {
    return { brand: 'Qudao' };
  }
}
