-- Who last interrupted, restarted or released the run; a rerun is a run of its own, with its triggered_by.
alter table run add column last_call text, add column last_called_by text, add column last_called_at timestamptz;
