// Imports go one way only (DESIGN section 4): each room may look at those before it.
const rooms = ['platform', 'identity', 'partners', 'catalog', 'credit', 'imports', 'orders', 'settlement'];
const above = (room) => rooms.slice(rooms.indexOf(room) + 1).concat('notifications', 'home', 'demo', 'cli');

const oneWay = rooms.map((room) => ({
  name: `${room}-looks-down-only`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: `^src/(${above(room).join('|')})/` },
}));

// what a room keeps to itself: its pages, jobs, forms and what it shows
const internals = '(\\.controller|\\.jobs|\\.dto|-views|-form)\\.ts$';

module.exports = {
  forbidden: [
    ...oneWay,
    {
      name: 'notifications-stand-on-identity-and-partners', severity: 'error',
      from: { path: '^src/notifications/' }, to: { path: '^src/(catalog|credit|imports|orders|settlement|home|demo|cli)/' },
    },
    {
      name: 'internals-stay-inside', severity: 'error',
      from: { path: '^src/([^/]+)/' }, to: { path: `^src/[^/]+/.*${internals}`, pathNot: '^src/$1/' },
    },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-barrel', severity: 'error', from: {}, to: { path: '/index\\.ts$', pathNot: 'node_modules' } },
    { name: 'no-orphan', severity: 'error', from: { orphan: true, path: '^src/', pathNot: '\\.spec\\.ts$' }, to: {} },
    { name: 'no-development-package', severity: 'error', from: { path: '^src/', pathNot: '\\.spec\\.ts$' }, to: { dependencyTypes: ['npm-dev'] } },
    { name: 'nothing-unknown', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
