import { pictureOf, type Sampler } from './sampler.js';

const rows = [
  ['panel', 'LS-PL66-40', 'set', '82.0000', '118.00', 4, 40, '3280.00'],
  ['tube', 'LS-T8-18', 'tube', '17.9000', '26.00', 25, 30, null],
  ['strip', 'LS-COB24-10', 'roll', '64.0000', '96.00', 10, 60, '3840.00'],
  ['driver', 'LS-DRV60D', 'piece', '96.0000', '138.00', 10, 20, '1920.00'],
  ['track', 'LS-MT12-24', 'lamp', '128.0000', '188.00', 6, 0, null],
  ['emergency', 'LS-EM2-3H', 'piece', '58.0000', '86.00', 10, 0, null],
  ['flood', 'LS-FL200', 'piece', '215.0000', '320.00', 2, 0, null],
] as const;

const stock: Record<string, { tone: string; label: string }> = { track: { tone: 'low', label: 'ordering.few' }, flood: { tone: 'out', label: 'ordering.out' } };
const tags: Record<string, { tone: string; label: string }> = { strip: { tone: 'new', label: 'ordering.new' }, emergency: { tone: 'promo', label: 'ordering.gift' } };

export const orderingSample = (say: Sampler) => ({
  ways: ['catalog', 'quick', 'often', 'again', 'templates'].map((key, index) => ({ label: say(`ordering.${key}`), href: `#${key}`, current: index === 0, count: { often: 28, templates: 3 }[key] })),
  categories: ([['all', 486], ['downlights', 124], ['panels', 58], ['strips', 73], ['tubes', 41], ['tracks', 66], ['outdoor', 52], ['drivers', 38], ['emergencies', 34]] as const)
    .map(([key, count], index) => ({ label: say(`ordering.${key}`), href: `#${key}`, count, current: index === 0 })),
  shortcuts: ['everything', 'inStock', 'oftenBought', 'promotions', 'newGoods'].map((key, index) => ({ label: say(`ordering.${key}`), href: `#${key}`, current: index === 0 })),
  products: [downlight(say), ...rows.map((row) => product(say, row))],
  cart: [
    { sku: 'LS-DL07', name: say('ordering.downlightCart'), image: pictureOf('downlight'), amount: '1584.00', currency: 'CNY', quantity: `96 ${say('units.lamp')}` },
    ...rows.filter((row) => row[7] !== null).map(([key, sku, unit, price, , , quantity, amount]) =>
      ({ sku, name: say(`products.${key}`), image: pictureOf(key), amount, currency: 'CNY', quantity: `${quantity} ${say(`units.${unit}`)}`, price })),
  ],
});

function product(say: Sampler, [key, sku, unit, price, list, pack, quantity, amount]: (typeof rows)[number]) {
  const isWrong = quantity % pack !== 0;
  return {
    sku, price, list, pack, quantity, amount, currency: 'CNY', href: '#product', image: pictureOf(key), field: `lines[${sku}]`,
    name: say(`products.${key}`), spec: say(`specs.${key}`), unit: say(`units.${unit}`),
    stock: { tone: stock[key]?.tone ?? '', label: say(stock[key]?.label ?? 'ordering.plenty') },
    tag: tags[key] && { tone: tags[key].tone, label: say(tags[key].label) },
    why: key === 'panel' ? say('ordering.tierReached') : undefined,
    break: key === 'tube' ? say('ordering.tierNext') : undefined,
    bad: isWrong ? say('ordering.packProblem') : undefined, fixes: isWrong ? [25, 50] : undefined,
  };
}

function downlight(say: Sampler) {
  const filled: Record<string, number> = { '3000K-7W': 24, '4000K-7W': 48, '4000K-9W': 24 };
  const watts = [['5W', '12.80'], ['7W', '15.60'], ['9W', '19.20'], ['12W', '24.50']] as const;
  const lights = [['3000K', 'k30', 'warm'], ['4000K', 'k40', 'neutral'], ['6500K', 'k65', 'cool']] as const;
  return {
    sku: 'LS-DL07', href: '#product', image: pictureOf('downlight'), name: say('products.downlight'), spec: say('specs.downlight'), unit: say('units.lamp'),
    tag: { tone: 'promo', label: say('ordering.autumn') }, stock: { tone: '', label: say('ordering.plenty') },
    price: '12.8000', from: true, currency: 'CNY', quantity: 96, amount: '1584.00',
    matrix: {
      caption: say('ordering.matrixCaption'), corner: say('ordering.colour'),
      columns: watts.map(([label, price]) => ({ label, price, currency: 'CNY' })),
      rows: lights.map(([kelvin, swatch, light]) => ({
        label: `${kelvin} ${say(`ordering.${light}`)}`, swatch,
        cells: watts.map(([watt]) => ({ none: kelvin === '6500K' && watt === '12W', name: `lines[LS-DL07-${kelvin}-${watt}]`, value: filled[`${kelvin}-${watt}`], label: say('ordering.cell', { kelvin, watt }), note: say('ordering.ready') })),
      })),
    },
  };
}
