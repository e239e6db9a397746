import { IsIn, IsNotEmpty, IsString, MaxLength, ValidateIf } from 'class-validator';
import { Chosen } from '../../platform/http/list-filter.js';
import { IsBusinessDay, Trimmed } from '../../platform/http/validators.js';
import { WhoseFilter } from '../ageing/whose.dto.js';
import { type ContactChannel, contactChannels } from './collection-note.entity.js';

export const collectionViews = ['today', 'waiting', 'all'] as const;
export type CollectionView = (typeof collectionViews)[number];

export class CollectionFilter extends WhoseFilter {
  @Chosen() @IsIn(collectionViews)
  view?: CollectionView;
}

export class ContactForm {
  @IsIn(contactChannels)
  channel: ContactChannel;

  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(500, { context: { max: 500 } })
  note: string;

  @ValidateIf(({ nextOn }: ContactForm) => nextOn !== '') @IsBusinessDay()
  nextOn = '';
}
