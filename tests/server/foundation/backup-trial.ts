/** A schema and rows for the backup to carry. */

/** Everything that makes a restore hard: cycles, self-references, identities, odd types, triggers, other schemas. */
export const SCHEMA = `
  create type light as enum ('绿', '黄', '红');
  create table meta (key text primary key, value text not null);
  create table unit (id text primary key, parent text references unit, head int, name text not null);
  create table person (id int generated always as identity primary key, unit text not null references unit);
  alter table unit add foreign key (head) references person deferrable initially deferred;
  create table "Odd ""name""" (
    id bigserial primary key, amount numeric(20,6), share float8, at timestamptz, bytes bytea, raw json, shaped jsonb,
    tags text[], light light, doubled numeric generated always as (amount * 2) stored, code char(4), span interval);
  create table change (seq bigserial primary key, xid bigint not null default pg_current_xact_id()::text::bigint, what text);
  create table audit (id int, note text);
  create function refuse() returns trigger language plpgsql as $$ begin raise 'append only'; end $$;
  create trigger audit_append before insert or update or delete on audit for each row execute function refuse();
  create table blob (sha256 text primary key);
  create table blob_derivative (derived text not null);
  create table photo_confirmation (public_sha256 text);
  create schema graphile_worker;
  create table graphile_worker.jobs (id int);
  insert into meta values ('laid', 'by the migration');`

export const ROWS = `
  insert into meta values ('feed_epoch', 'old'), ('note', E'两行\\n\\u2028一"段\\\\');
  insert into unit values ('a', null, null, '财政局'), ('b', 'a', null, '教育局'), ('0', 'b', null, '小学');
  insert into person (unit) select 'b' from generate_series(1, 2500);
  update unit set head = 7 where id = 'a';
  insert into "Odd ""name""" (amount, share, at, bytes, raw, shaped, tags, light, code, span) values
    (12345678901234.123456, 0.1::float8 + 0.2, '2026-07-01 08:00:00.123456+08', '\\x00ff', E'{"b": 1.50,\\n "b": 2}', '{"n": 1.10}',
     '{甲,NULL,"a,b"}', '黄', 'x', '1 mon 2 days 03:04:05.6'),
    (null, 'NaN', 'infinity', '', null, 'null', '{}', null, null, null);
  insert into change (what) select 'c' || i from generate_series(1, 20) i;
  select setval('change_seq_seq', 900);
  alter table audit disable trigger user; insert into audit values (1, '保留'), (1, '保留'); alter table audit enable trigger user;
  insert into graphile_worker.jobs values (1);`
