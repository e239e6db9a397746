import { createConnection } from 'mysql2/promise';

const url = new URL(process.env.DATABASE_URL);
const name = url.pathname.slice(1);
url.pathname = '/';
const connection = await createConnection(url.href);
await connection.query(`DROP DATABASE IF EXISTS ${name}`);
await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
await connection.end();
