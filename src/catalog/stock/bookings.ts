import type { MovementKind } from './stock-movement.entity.js';

/** What a clerk may book: what it is, and whether pieces come or go. */
export const bookings = {
  received: { kind: 'received', sign: 1 },
  found: { kind: 'found', sign: 1 },
  damaged: { kind: 'damaged', sign: -1 },
  returned: { kind: 'returned', sign: -1 },
  other_in: { kind: 'other', sign: 1 },
  other_out: { kind: 'other', sign: -1 },
} as const satisfies Record<string, { kind: MovementKind; sign: 1 | -1 }>;

export type Booking = keyof typeof bookings;
export const bookingNames = Object.keys(bookings) as Booking[];

/** Reasons that say too little by themselves. */
export const needsNote = (booking: Booking): boolean => bookings[booking]?.kind === 'other';
