// Scores a file of SDQ answers with DuckDB: another program, another language,
// the same scores.
//
//   node duckdb.mjs FOLDER scores|whole IN.csv OUT.csv
//
// FOLDER is where npm installed @duckdb/node-api. IN.csv has the columns upn,
// wave, date and the 25 items by their standard names, answers 0, 1, 2 or blank,
// all of them self-reports. OUT.csv gets the identifier, the wave and the scores,
// or the whole file of 42 columns that apst writes, bands included.
//
// DuckDB is given every advantage that a file of one known layout allows: the
// types of all columns, no look at what an answer may be, no search for rows
// that stand twice, no flags, no row numbers in the last column (to number rows
// costs it another second).
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';

const [folder, what, from, to] = process.argv.slice(2);
const require = createRequire(join(resolve(folder), 'any.js'));
const { DuckDBInstance } = require('@duckdb/node-api');

const items = `consid restles somatic shares tantrum loner obeys worries caring fidgety
  friend fights unhappy popular distrac clingy kind lies bullied helpout
  reflect steals oldbest afraid attends`.split(/\s+/);

// A minus marks the items that are scored the other way round.
const scales = {
  emotional: ['somatic', 'worries', 'unhappy', 'clingy', 'afraid'],
  conduct: ['tantrum', '-obeys', 'fights', 'lies', 'steals'],
  hyperactivity: ['restles', 'fidgety', 'distrac', '-reflect', '-attends'],
  peer: ['loner', '-friend', '-popular', 'bullied', 'oldbest'],
  prosocial: ['consid', 'shares', 'caring', 'kind', 'helpout'],
};

const scored = (item) => (item.startsWith('-') ? `2 - ${item.slice(1)}` : item);
const sum = (list) => list.map((i) => `coalesce(${scored(i)}, 0)`).join(' + ');
const answered = (list) => list.map((i) => `(${i.replace('-', '')} IS NOT NULL)::TINYINT`).join(' + ');

// At least three of five answered; five times their mean, halves up, in whole
// numbers: (10 sum + n) / 2n.
const score = (name) => `CASE WHEN n_${name} >= 3 THEN (10 * sum_${name} + n_${name}) // (2 * n_${name}) END AS ${name}`;

const types = ['upn', 'wave', 'date'].map((c) => `${c}: 'VARCHAR'`).concat(items.map((c) => `${c}: 'TINYINT'`));
const names = Object.keys(scales);
const quoted = (text) => `'${text.replaceAll("'", "''")}'`;

// The first score of each band but the first, self-report, ages 11 to 17. The
// prosocial scale runs down: there it is the last score.
const bands = {
  emotional: [[5, 6, 7], [6, 7]],
  conduct: [[4, 5, 6], [4, 5]],
  hyperactivity: [[6, 7, 8], [6, 7]],
  peer: [[3, 4, 5], [4, 6]],
  prosocial: [[6, 5, 4], [5, 4]],
  total: [[15, 18, 20], [16, 20]],
  internalising: [],
  externalising: [],
  impact: [],
};
const four = ['close-to-average', 'slightly-raised', 'high', 'very-high'];
const fourDown = ['close-to-average', 'slightly-lowered', 'low', 'very-low'];
const three = ['normal', 'borderline', 'abnormal'];

const band = (scale, edges, words) => {
  if (edges === undefined) return 'NULL';
  const within = scale === 'prosocial' ? '<=' : '>=';
  const worst = edges.map((edge, i) => `WHEN ${scale} ${within} ${edge} THEN '${words[i + 1]}'`).reverse();
  return `CASE WHEN ${scale} IS NULL THEN NULL ${worst.join(' ')} ELSE '${words[0]}' END`;
};
const bandColumns = Object.entries(bands).flatMap(([scale, [e4, e3]]) => [
  `${band(scale, e4, scale === 'prosocial' ? fourDown : four)} AS ${scale}_band4`,
  `${band(scale, e3, three)} AS ${scale}_band3`,
]);

const scoreColumns = [...names, 'total', 'internalising', 'externalising'];
const madeUp = (s) => `CASE WHEN n_${s} IN (3, 4) THEN '${s}' END`;
const wholeColumns = [
  'pupil_id', '1 AS placement', 'wave', `'self' AS informant`, 'NULL AS rater', `'4-17' AS form`, 'NULL AS look_back', 'date',
  ...scoreColumns, 'NULL AS impact', ...bandColumns,
  `${names.map((s) => `n_${s}`).join(' + ')} AS answered`,
  `nullif(concat_ws(';', ${names.map(madeUp).join(', ')}), '') AS prorated`,
  'NULL AS follow_up_problems', 'NULL AS follow_up_help', 'NULL AS flags', `'sdq-2026.1' AS ruleset`,
  `${quoted(basename(from))} AS source`,
];

const sql = `COPY (
  WITH answers AS (
    FROM read_csv(${quoted(from)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
                  columns = {${types.join(', ')}})
  ), sums AS (
    SELECT upn AS pupil_id, wave, date,
      ${names.map((s) => `(${sum(scales[s])})::SMALLINT AS sum_${s}, (${answered(scales[s])})::SMALLINT AS n_${s}`).join(',\n      ')}
    FROM answers
  ), scales AS (
    SELECT *,
      ${names.map(score).join(',\n      ')}
    FROM sums
  ), scores AS (
    SELECT *,
      emotional + conduct + hyperactivity + peer AS total,
      emotional + peer AS internalising,
      conduct + hyperactivity AS externalising
    FROM scales
  )
  SELECT ${(what === 'whole' ? wholeColumns : ['pupil_id', 'wave', ...scoreColumns]).join(',\n    ')}
  FROM scores
) TO ${quoted(to)} (FORMAT csv, HEADER true)`;

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
await connection.run(sql);
connection.closeSync();
