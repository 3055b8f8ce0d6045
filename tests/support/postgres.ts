import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A PostgreSQL server for tests: the one of `TEST_DATABASE_URL`, or a private one in a folder of its own. */
export interface Server {
  /** An empty database of its own. */
  database(): Promise<string>;
  /** Stops a private server and removes its folder. */
  stop(): void;
}

/** Where Debian, Homebrew and others keep the programs of a server. */
function binaries(): string | null {
  const debian = '/usr/lib/postgresql';
  const folders = [
    ...(existsSync(debian)
      ? readdirSync(debian)
          .sort()
          .reverse()
          .map((version) => join(debian, version, 'bin'))
      : []),
    ...(process.env.PATH ?? '').split(':'),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl'))) ?? null;
}

/** The server refuses to run as root: then as the user its package made. */
const idOf = (flag: '-u' | '-g') => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));

/** Whether the long forms are wanted; then nothing may be skipped for want of a server. */
export const WANTS_ALL = process.env.DELIVERY_FULL === '1';

/** Null where there is no PostgreSQL on this machine and no address of one. */
export function startPostgres(): Server | null {
  const server = findPostgres();
  if (!server && WANTS_ALL) throw new Error('DELIVERY_FULL=1 needs PostgreSQL: install it, or set TEST_DATABASE_URL');
  return server;
}

function findPostgres(): Server | null {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { database: () => createDatabase(given), stop: () => {} };
  const bin = binaries();
  const isRoot = process.getuid?.() === 0;
  if (bin === null || (isRoot && spawnSync('id', ['postgres']).status !== 0)) return null;
  const user = isRoot ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  const folder = mkdtempSync(join(tmpdir(), 'dossier-pg-'));
  chmodSync(folder, 0o700);
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const run = (program: string, args: readonly string[]) =>
    execFileSync(join(bin, program), args, { stdio: ['ignore', 'ignore', 'pipe'], cwd: folder, ...user });
  const data = join(folder, 'data');
  run('initdb', ['-D', data, '-U', 'dossier', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']);
  const options = `-c listen_addresses='' -c unix_socket_directories='${folder}' -c max_connections=100`;
  run('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start']);
  const admin = `postgres://dossier@/postgres?host=${encodeURIComponent(folder)}`;
  return {
    database: () => createDatabase(admin),
    stop: () => {
      run('pg_ctl', ['-D', data, '-w', '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function createDatabase(admin: string): Promise<string> {
  const name = `dossier_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client(admin);
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return admin.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${name}`);
}
