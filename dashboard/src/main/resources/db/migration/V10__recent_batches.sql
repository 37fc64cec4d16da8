-- The ids of the batches that a JVM posted last, so that one that comes again is known; with spaces between them.
create table recent_batch (
    jvm text not null primary key references jvm (id) on delete cascade,
    ids text not null
);
