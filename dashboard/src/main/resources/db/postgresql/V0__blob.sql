-- The name that the tables' scripts have for bytes.
create domain blob as bytea;
