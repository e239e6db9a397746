import { hoursAgo, pictureOf, type Sampler } from './sampler.js';

export const contentSample = (say: Sampler) => ({
  attachments: [{ href: '#file', name: say('content.priceFile'), size: '128 KB' }],
  words: [
    { who: say('people.wang'), words: say('content.complaint'), at: hoursAgo(30), photos: [{ href: '#photo', src: pictureOf('panel'), alt: say('products.panel') }] },
    { who: say('people.lin'), words: say('content.internalWords'), at: hoursAgo(28), internal: true },
    { who: say('people.lin'), words: say('content.answer'), at: hoursAgo(2), mine: true },
  ],
  chapters: [
    { title: say('content.chapter1'), length: '6:20', done: true },
    { title: say('content.chapter2'), length: '9:05', current: true },
    { title: say('content.chapter3'), length: '4:48' },
  ],
  answers: ['a', 'b', 'c'].map((value) => ({ value, label: say(`content.answer_${value}`) })),
});
