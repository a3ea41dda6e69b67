-- The bounce that a run was begun for: its events say so.
alter table run add column bounce_execution_id text collate "C";
