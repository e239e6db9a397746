// Stands in for the app's command line; NEWER_SCHEMA makes it answer as to a database of a newer version.
const newer = process.argv[2] === 'migrate' && process.env.NEWER_SCHEMA;

console.log(newer ? 'a newer schema' : `${process.argv[2]} done`);
process.exit(newer ? 3 : 0);
