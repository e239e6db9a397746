import { Param } from '@nestjs/common';
import { NotFound } from './errors.js';

// the database would read `5x` as 5
const rowId = {
  transform(id: string): string {
    if (!/^\d{1,19}$/.test(id)) throw new NotFound();
    return id;
  },
};

/** The id of a row, out of the address; NotFound for what is no id. */
export const RowId = (name = 'id') => Param(name, rowId);
