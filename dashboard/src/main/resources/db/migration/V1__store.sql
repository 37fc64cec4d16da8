-- Times are milliseconds since 1970 in UTC. Lines are as they came over the wire.

-- Grows by one with every transaction that changes what the page shows; each changed row takes the new value.
create table revision (
    value bigint not null
);

insert into revision (value) values (0);

create table jvm (
    id text not null primary key,
    name text not null,
    hello text not null,
    last_seen bigint not null,
    silent_at bigint not null,
    interval_millis bigint not null,
    ended_at bigint,
    reason text,
    revision bigint not null
);

create index jvm_by_revision on jvm (revision);

-- The newest snapshot of each JVM, in full, and the parts of it that a list of JVMs shows.
create table snapshot (
    jvm text not null primary key references jvm (id) on delete cascade,
    at bigint not null,
    tasks text not null,
    memory text not null,
    health text not null,
    revision bigint not null,
    line text not null
);

create index snapshot_by_revision on snapshot (revision);

-- What charts are made of: the recent snapshots, slimmed; parts are deflated JSON.
create table sample (
    jvm text not null references jvm (id) on delete cascade,
    at bigint not null,
    live bigint not null,
    waiting bigint not null,
    started bigint not null,
    ended bigint not null,
    heap_used bigint not null,
    rss bigint,
    parts blob not null,
    primary key (jvm, at)
);

create table finding (
    jvm text not null references jvm (id) on delete cascade,
    signature text not null,
    kind text not null,
    verdict text not null,
    state text not null,
    last_seen bigint not null,
    revision bigint not null,
    line text not null,
    primary key (jvm, signature)
);

create index finding_by_revision on finding (revision);

create table finding_count (
    jvm text not null,
    signature text not null,
    at bigint not null,
    count bigint not null,
    primary key (jvm, signature, at),
    foreign key (jvm, signature) references finding (jvm, signature) on delete cascade
);
