import { hoursAgo, pictureOf, type Sampler } from './sampler.js';

export const detailSample = (say: Sampler) => ({
  steps: [
    { label: 'styleguide.detail.placed', note: '09:32', done: true },
    { label: 'styleguide.detail.creditChecked', note: '09:33', done: true },
    { label: 'styleguide.detail.released', current: true },
    { label: 'styleguide.detail.shipped' },
    { label: 'styleguide.detail.received' },
  ],
  lines: [
    { sku: 'LS-PL66-40', name: say('products.panel'), image: pictureOf('panel'), quantity: 40, unit: say('units.set'), price: '82.0000', amount: '3280.00', trace: ['contract', 'tier', 'base'] },
    { sku: 'LS-COB24-10', name: say('products.strip'), image: pictureOf('strip'), quantity: 60, unit: say('units.roll'), price: '64.1250', amount: '3847.50', trace: ['tier', 'base'] },
    { sku: 'LS-DRV60D', name: say('products.driver'), image: pictureOf('driver'), quantity: 20, unit: say('units.piece'), price: '96.0000', amount: '1920.00', trace: ['base'] },
  ],
  events: [
    { icon: 'lock', tone: 'amber', text: say('detail.heldEvent'), at: hoursAgo(0.3) },
    { icon: 'message', tone: '', who: say('people.zhao'), text: say('detail.commented'), note: say('detail.comment'), internal: true, at: hoursAgo(0.25) },
    { icon: 'cash', tone: 'green', who: say('people.chen'), text: say('detail.paid'), href: '#payment', link: 'PY-261124-0031', at: hoursAgo(3) },
    { icon: 'shopping-cart', tone: 'brand', who: say('people.wang'), text: say('detail.placedEvent'), at: hoursAgo(26) },
  ],
});
