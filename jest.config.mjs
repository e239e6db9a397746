const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '@swc/jest' },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};
const onDatabases = { ...shared, globalSetup: '<rootDir>/test/support/global-setup.mjs' };

export default {
  // one more than cores: each waits for MariaDB or Chromium some of its time
  maxWorkers: 3,
  // a worker keeps the modules of every spec it ran: begun anew, it spends its time on tests, not on its memory
  workerIdleMemoryLimit: '1200MB',
  testTimeout: 60_000,
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/src/**/*.spec.ts'] },
    { ...shared, displayName: 'scripts', testMatch: ['<rootDir>/test/{scripts,faults}/*.spec.mjs'] },
    { ...onDatabases, displayName: 'integration', testMatch: ['<rootDir>/test/**/*.spec.ts'], testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/browser/'] },
    { ...onDatabases, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.spec.ts'] },
  ],
};
