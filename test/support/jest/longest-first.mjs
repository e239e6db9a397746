import Sequencer from '@jest/test-sequencer';

const longest = ['admin-pages', 'portal-pages', 'hostile', 'access', 'story', 'desk'];

/** Begins with the specs that take longest: the workers then end together, on a machine without earlier timings too. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => (longest.findIndex((name) => path.endsWith(`/${name}.spec.ts`)) + longest.length + 1) % (longest.length + 1);
    return [...super.sort(tests)].sort((one, other) => place(one) - place(other));
  }
}
