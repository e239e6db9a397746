import { IsOptional, IsString } from 'class-validator';

export class InboxFilter {
  @IsOptional()
  @IsString()
  after?: string;

  @IsOptional()
  @IsString()
  before?: string;
}
