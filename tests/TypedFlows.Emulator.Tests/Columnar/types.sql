-- Writes types.parquet with DuckDB 1.5.
SET TimeZone = 'UTC';
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE t AS SELECT
 i::INTEGER AS id,
 CASE WHEN i%3=0 THEN NULL ELSE 'n'||i END AS name,
 (i%2=0) AS flag, i::TINYINT AS tiny, i::UBIGINT + 18446744073709551000::UBIGINT AS big,
 (i/2)::FLOAT AS f, CASE WHEN i=2 THEN 'nan'::DOUBLE ELSE i/4 END AS d,
 (i*1.25)::DECIMAL(9,2) AS dec, (i*1.25)::DECIMAL(18,4) AS dec18, (i::DECIMAL(38,10)*100000000000000000000::DECIMAL(38,0)/3)::DECIMAL(38,10) AS dec38,
 DATE '2024-02-28' + i::INTEGER AS day, TIME '01:02:03.5' AS clock,
 TIMESTAMP '2024-01-01 10:00:00.123456' AS stamp, TIMESTAMPTZ '2024-01-01 10:00:00.123456+02' AS stamptz,
 TIMESTAMP_NS '2024-01-01 10:00:00.123456789' AS ns, TIMESTAMP_MS '2024-01-01 10:00:00.123' AS ms,
 'ab'::BLOB AS bin, '00112233-4455-6677-8899-aabbccddeeff'::UUID AS u, 'ok'::mood AS mood, '{"a":1}'::JSON AS js,
 CASE i WHEN 0 THEN NULL ELSE {'city': 'c'||i, 'geo': {'lat': i*1.5::DOUBLE, 'lon': NULL::DOUBLE}} END AS address,
 CASE i WHEN 0 THEN NULL WHEN 1 THEN [] WHEN 2 THEN ['x', NULL, 'y'] ELSE ['z'] END AS tags,
 CASE i WHEN 0 THEN [] ELSE [{'kind': 'k'||i, 'nums': [i, i+1]}, {'kind': NULL, 'nums': []}] END AS phones,
 CASE i WHEN 0 THEN NULL ELSE MAP {'a': i, 'b': NULL} END AS counts
FROM range(4) r(i);
COPY t TO 'types.parquet' (FORMAT parquet, COMPRESSION zstd);
