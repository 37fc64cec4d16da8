-- Who has logged in. The ids of logins and of their tokens are hashes: the secrets themselves are kept nowhere.
create table login (
    id text not null primary key,
    token text not null,
    began_at bigint not null,
    ends_at bigint not null
);

create index login_by_begin on login (began_at);

-- What operators did, and who came in.
create table act (
    id text not null primary key,
    at bigint not null,
    who text not null,
    role text not null,
    what text not null,
    status integer not null,
    address text not null
);

create index act_by_time on act (at);
