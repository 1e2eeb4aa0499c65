// dt-sql-parser is published in a form that only bundlers load, so the grammars are bundled once.
export { SparkSQL, TrinoSQL } from 'dt-sql-parser';
