const house = '<rootDir>/test/support/jest/transformer.mjs';
const root = RegExp.escape(import.meta.dirname);
const shared = {
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};
const ownModules = { ...shared, testEnvironment: 'node', transform: { '\\.ts$': '@swc/jest' } };
const onHouse = {
  ...shared,
  testEnvironment: '<rootDir>/test/support/jest/environment.mjs',
  transform: { [`^${root}/(src|migrations)/.*(?<!\\.spec)\\.ts$`]: house, [`^${root}/node_modules/`]: house, '\\.ts$': '@swc/jest' },
  transformIgnorePatterns: [],
};
const onDatabases = { ...onHouse, globalSetup: '<rootDir>/test/support/jest/global-setup.mjs' };

export default {
  // one more than cores: each waits for MariaDB or Chromium some of its time
  maxWorkers: 3,
  // a worker keeps the modules of every spec it ran: begun anew, it spends its time on tests, not on its memory
  workerIdleMemoryLimit: '1200MB',
  testTimeout: 60_000,
  testSequencer: '<rootDir>/test/support/jest/longest-first.mjs',
  projects: [
    { ...onHouse, displayName: 'unit', testMatch: ['<rootDir>/src/**/*.spec.ts'] },
    { ...ownModules, displayName: 'scripts', testMatch: ['<rootDir>/test/{scripts,faults}/*.spec.mjs'] },
    { ...onDatabases, displayName: 'integration', testMatch: ['<rootDir>/test/**/*.spec.ts'], testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/browser/'] },
    { ...onDatabases, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.spec.ts'] },
  ],
};
