-- Until when somebody watches a JVM, as far as is known, so that its agent looks more often.
create table watched (
    jvm text not null primary key references jvm (id) on delete cascade,
    until bigint not null
);
