CREATE TABLE effect (
    id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    note  text NOT NULL
);
