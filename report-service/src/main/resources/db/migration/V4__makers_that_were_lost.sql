-- How often the maker of a report went without a word. A report that was put off, since something was away, lost none.
ALTER TABLE report_request ADD COLUMN lost integer NOT NULL DEFAULT 0;
