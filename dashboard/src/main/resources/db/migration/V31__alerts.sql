-- Who is to be told of which findings. What is null may be anything.
create table alert_rule (
    id text not null primary key,
    name text not null,
    kind text,
    verdict text not null,
    growth bigint,
    service text,
    form text not null,
    url text not null,
    secret text,
    page text not null,
    enabled integer not null,
    changed_at bigint not null
);

-- Of which findings a rule has told; a finding that is over is taken out.
create table alert_told (
    rule text not null,
    service text not null,
    signature text not null,
    at bigint not null,
    primary key (rule, service, signature)
);

create index alert_told_by_finding on alert_told (service, signature);

-- What is to be sent, and what came of it. A message is due until it is sent or given up, and held while it is under way.
create table alert_message (
    id text not null primary key,
    rule text not null,
    rule_name text not null,
    service text,
    signature text,
    title text not null,
    facts text not null,
    made_at bigint not null,
    state text not null,
    attempts integer not null,
    most_attempts integer not null,
    due_at bigint not null,
    held_until bigint not null,
    status integer,
    said text,
    done_at bigint
);

create index alert_message_by_state on alert_message (state, due_at);
