-- What a heap dump of the JVM would cost, as its newest snapshot says.
alter table snapshot add column dump text;

-- Proofs by heap dump, asked for here or begun by the agent. A stage that is none of the wire's is this dashboard's own:
-- asked, and not yet fetched by the agent; or given to it, and not yet heard of.
create table proof (
    jvm text not null references jvm (id) on delete cascade,
    id text not null,
    stage text not null,
    told_at bigint,
    lapses_at bigint,
    first_revision bigint not null,
    revision bigint not null,
    line text not null,
    primary key (jvm, id)
);

create index proof_by_revision on proof (revision);

-- What is counted for good, whatever is forgotten of it.
create table total (
    name text not null primary key,
    count bigint not null
);
