-- What operators said of findings: by application and signature, so that it outlives the JVM that told of the finding.
create table handling (
    service text not null,
    signature text not null,
    state text not null,
    muted_until bigint,
    actor text not null,
    note text,
    at bigint not null,
    came_back_at bigint,
    primary key (service, signature)
);

-- All that was done with a finding, and what ended by itself.
create table handling_act (
    service text not null,
    signature text not null,
    seq bigint not null,
    at bigint not null,
    act text not null,
    muted_until bigint,
    actor text not null,
    note text,
    primary key (service, signature, seq)
);

-- The methods that a finding names: where its tasks were spawned, where they wait, where their channel was made.
create table finding_site (
    jvm text not null,
    signature text not null,
    site text not null,
    primary key (jvm, signature, site)
);

create index finding_site_by_site on finding_site (site);

create index finding_by_signature on finding (signature);
