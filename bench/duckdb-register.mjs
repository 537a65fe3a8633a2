// Counts the sessions of a register with DuckDB: another program, another language,
// the same figures.
//
//   node duckdb-register.mjs FOLDER IN.csv OUT.csv
//
// FOLDER is where npm installed @duckdb/node-api. IN.csv has the columns UPN, Date,
// Session, Mark, a row a session, and perhaps School before them. OUT.csv gets a row a
// pupil, or a pupil and school: sessions possible, attended and missed, the rates to
// one decimal with halves up, and whether the absence is persistent or severe.
//
// DuckDB is given every advantage that a file of one known layout allows: its columns
// are named, every mark is taken for a code that was in force on its day, and sessions
// that stand twice are not looked for.
import { closeSync, openSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const [folder, from, to] = process.argv.slice(2);
const require = createRequire(join(resolve(folder), 'any.js'));
const { DuckDBInstance } = require('@duckdb/node-api');

const head = Buffer.alloc(64);
const file = openSync(from);
readSync(file, head);
closeSync(file);
const columns = head.toString().split('\n', 1)[0].split(',');
const school = columns.includes('School') ? ', School AS school' : '';

// What counts as what; J counted as attending before 19 August 2024 and is J1 since.
const present = ['/', '\\', 'L'];
const approved = ['B', 'J', 'K', 'P', 'V', 'W'];
const authorised = ['C', 'C1', 'C2', 'E', 'H', 'I', 'J1', 'M', 'R', 'S', 'T'];
const unauthorised = ['G', 'N', 'O', 'U'];

const quoted = (text) => `'${text.replaceAll("'", "''")}'`;
const count = (codes) => `count(*) FILTER (Mark IN (${codes.map(quoted).join(', ')}))`;

// A rate in tenths of a per cent, halves up, in whole numbers; 97 and 93.8 as text.
const tenths = (part) => `CASE WHEN possible > 0 THEN (2000 * ${part} + possible) // (2 * possible) END`;
const percent = (t) => `CASE WHEN ${t} % 10 = 0 THEN (${t} // 10)::VARCHAR ELSE (${t} // 10) || '.' || (${t} % 10) END`;

const sql = `COPY (
  WITH marks AS (
    FROM read_csv(${quoted(from)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
                  columns = {${columns.map((c) => `${c}: 'VARCHAR'`).join(', ')}})
  ), counts AS (
    SELECT UPN AS pupil_id${school}, ${count([...present, ...approved])} AS attended, ${count(authorised)} AS authorised,
      ${count(unauthorised)} AS unauthorised, ${count(['L'])} AS late, ${count(['U'])} AS late_after_close
    FROM marks GROUP BY ALL
  ), sums AS (
    SELECT *, attended + authorised + unauthorised AS possible, authorised + unauthorised AS absent FROM counts
  ), rates AS (
    SELECT *, ${tenths('attended')} AS attending, ${tenths('absent')} AS missing FROM sums
  )
  SELECT * EXCLUDE (absent, attending, missing),
    ${percent('attending')} AS attendance_percent, ${percent('missing')} AS absence_percent,
    CASE WHEN possible > 0 THEN absent * 10 >= possible END AS persistent,
    CASE WHEN possible > 0 THEN absent * 2 >= possible END AS severe
  FROM rates
) TO ${quoted(to)} (FORMAT csv, HEADER true)`;

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
await connection.run(sql);
connection.closeSync();
