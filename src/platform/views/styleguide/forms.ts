import type { Language } from '../../i18n/i18n.js';
import type { FormState } from '../page-context.js';
import { type Sampler, samplerOf } from './sampler.js';

export const formsSample = (say: Sampler) => ({
  regions: ['east', 'south', 'central', 'north'].map((region) => ({ value: region, label: say(`regions.${region}`) })),
  terms: ['prepay', 'net30', 'net60'].map((term) => ({ value: term, label: say(`forms.${term}`) })),
  pad: 'LS-PL66-40  40\nLS-T8-18  30\nLS-XX99  5',
  padLines: [
    { sku: 'LS-PL66-40', name: say('products.panel'), quantity: 40, amount: '3280.00' },
    { sku: 'LS-T8-18', name: say('products.tube'), quantity: 30, problem: say('ordering.packProblem'), fixes: [25, 50] },
    { sku: 'LS-XX99', name: '', quantity: 5, problem: say('forms.unknownSku') },
  ],
});

export function wrongForm(language: Language): FormState {
  const say = samplerOf(language);
  const errors = { name: say('forms.nameMissing'), email: say('forms.emailWrong'), limit: say('forms.limitWrong'), terms: say('forms.termsMissing') };
  return {
    values: { name: '', email: 'wangmin@', limit: '30万', region: 'south', note: say('forms.noteText') },
    errors,
    summary: Object.entries(errors).map(([field, message]) => ({ field, message })),
  };
}
