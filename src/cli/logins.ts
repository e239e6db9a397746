import { demoPassword, members, staff } from '../demo/people.js';

/** Prints who can log in to the demo. */
export async function logins(): Promise<number> {
  const people = [
    ...staff.map(({ login, name, role }) => [login, name, role]),
    ...members.map(({ login, name, role, partner }) => [login, name, `${role} of ${partner}`]),
  ];
  console.log(`Password of everyone: ${demoPassword}`);
  for (const [login = '', name = '', role = ''] of people) console.log(`  ${login.padEnd(10)} ${role} (${name})`);
  return 0;
}
