-- Looks at every task of a JVM, of each the newest few: deflated JSON of the wire, in base64.
create table threads (
    jvm text not null references jvm (id) on delete cascade,
    at bigint not null,
    told_at bigint not null,
    body text not null,
    primary key (jvm, at)
);

-- That somebody wants such a look; given_at once its agent was told so.
create table threads_ask (
    jvm text not null primary key references jvm (id) on delete cascade,
    id text not null,
    asked_at bigint not null,
    given_at bigint
);
