// Reads statements by the grammar of `spark` or `trino`, and translates them for DuckDB.
// Standard input: [{"dialect": "...", "statement": "..."}, ...]; output, in the same order:
// [{"errors": [...], "duckDb": "..."}, ...].
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Dialect, transpile } from '@polyglot-sql/sdk';

const { SparkSQL, TrinoSQL } = createRequire(import.meta.url)('./grammars.cjs');
const engines = { spark: [SparkSQL, Dialect.Spark], trino: [TrinoSQL, Dialect.Trino] };

function read({ dialect: name, statement }) {
  const [Grammar, dialect] = engines[name];
  const errors = new Grammar().validate(statement)
    .map(error => `${error.startLine}:${error.startColumn} ${error.message}`);
  const translated = transpile(statement, dialect, Dialect.DuckDB, { unsupportedLevel: 'raise' });
  if (!translated.success) errors.push(`not translated: ${translated.error}`);
  return { errors, duckDb: translated.success ? translated.sql.join(';\n') : '' };
}

console.log(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(read)));
