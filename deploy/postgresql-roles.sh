#!/bin/sh
set -eu
psql -v ON_ERROR_STOP=1 -U postgres -d millrace -c 'create extension if not exists btree_gist'
create() { # role, password
  psql -v ON_ERROR_STOP=1 -v role="$1" -v password="$2" -U postgres -d millrace <<'SQL'
create role :"role" login password :'password';
create schema authorization :"role";
SQL
}
create scheduler "$SCHEDULER_PASSWORD"
create callback "$CALLBACK_PASSWORD"
create file "$FILE_PASSWORD"
create report "$REPORT_PASSWORD"
create migration "$MIGRATION_PASSWORD"
create bounce "$BOUNCE_PASSWORD"
psql -v ON_ERROR_STOP=1 -v password="$KEYCLOAK_PASSWORD" -U postgres -d millrace <<'SQL'
create role keycloak login password :'password';
create database keycloak owner keycloak;
SQL
