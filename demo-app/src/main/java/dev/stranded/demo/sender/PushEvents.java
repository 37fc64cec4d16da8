package dev.stranded.demo.sender;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Random;

/** Makes push events in the manner of a code host: some commits with the files they touch, a repository, its people. */
final class PushEvents {
    private static final String[] WORDS = {
        "add", "allow", "avoid", "buffer", "cache", "check", "client", "close", "config", "connection", "count", "drop",
        "error", "fix", "handler", "header", "index", "limit", "log", "message", "order", "parser", "pool", "queue",
        "read", "remove", "request", "retry", "schema", "server", "session", "split", "store", "test", "time-out",
                "write"
    };
    private static final String[] LINKS = {
        "archive",
        "assignees",
        "blobs",
        "branches",
        "collaborators",
        "comments",
        "commits",
        "compare",
        "contents",
        "contributors",
        "deployments",
        "downloads",
        "events",
        "forks",
        "hooks",
        "issues",
        "keys",
        "labels",
        "languages",
        "merges",
        "milestones",
        "notifications",
        "pulls",
        "releases",
        "stargazers",
        "statuses",
        "subscribers",
        "tags",
        "teams",
        "trees"
    };
    private static final int FEWEST_COMMITS = 12;
    private static final int MORE_COMMITS = 24;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Random random;

    PushEvents(long seed) {
        random = new Random(seed);
    }

    /** The next event. */
    ObjectNode next() {
        String owner = word() + "-" + word();
        String repository = owner + "/" + word();
        ObjectNode event = mapper.createObjectNode();
        event.put("ref", "refs/heads/" + word());
        event.put("before", hash()).put("after", hash());
        event.put("created", false).put("deleted", false).put("forced", random.nextInt(20) == 0);
        event.put("compare", "https://code.example/" + repository + "/compare/" + hash() + "..." + hash());
        ArrayNode commits = event.putArray("commits");
        int count = FEWEST_COMMITS + random.nextInt(MORE_COMMITS);
        for (int i = 0; i < count; i++) {
            commit(commits.addObject(), repository);
        }
        event.set("head_commit", commits.get(count - 1).deepCopy());
        repository(event.putObject("repository"), owner, repository);
        person(event.putObject("pusher"));
        account(event.putObject("sender"), word() + random.nextInt(1_000));
        return event;
    }

    private void commit(ObjectNode commit, String repository) {
        String id = hash();
        commit.put("id", id).put("tree_id", hash()).put("distinct", true);
        commit.put("message", sentence(6 + random.nextInt(30)));
        commit.put("timestamp", "2026-01-" + (10 + random.nextInt(20)) + "T08:" + (10 + random.nextInt(50)) + ":00Z");
        commit.put("url", "https://code.example/" + repository + "/commit/" + id);
        person(commit.putObject("author"));
        person(commit.putObject("committer"));
        files(commit.putArray("added"), random.nextInt(3));
        files(commit.putArray("removed"), random.nextInt(2));
        files(commit.putArray("modified"), 1 + random.nextInt(8));
    }

    private void repository(ObjectNode repository, String owner, String name) {
        String api = "https://api.code.example/repos/" + name;
        repository.put("id", random.nextInt(1 << 30)).put("node_id", hash()).put("full_name", name);
        repository.put("private", true).put("fork", false).put("description", sentence(14));
        account(repository.putObject("owner"), owner);
        for (String link : LINKS) {
            repository.put(link + "_url", api + "/" + link + "{/id}");
        }
        repository.put("size", random.nextInt(100_000)).put("stargazers_count", random.nextInt(5_000));
        repository
                .put("open_issues", random.nextInt(300))
                .put("default_branch", "main")
                .put("language", "Java");
    }

    private void account(ObjectNode account, String login) {
        String api = "https://api.code.example/users/" + login;
        account.put("login", login).put("id", random.nextInt(1 << 30)).put("node_id", hash());
        account.put("avatar_url", "https://avatars.code.example/u/" + login + "?v=4")
                .put("url", api);
        for (String link : new String[] {"followers", "following", "gists", "starred", "subscriptions", "repos"}) {
            account.put(link + "_url", api + "/" + link);
        }
        account.put("type", "User").put("site_admin", false);
    }

    private void person(ObjectNode person) {
        String name = word() + " " + word();
        person.put("name", name)
                .put("email", name.replace(' ', '.') + "@mail.example")
                .put("username", word());
    }

    private void files(ArrayNode files, int count) {
        for (int i = 0; i < count; i++) {
            files.add("src/main/java/com/example/" + word() + "/" + word() + "/" + capitalised() + capitalised()
                    + ".java");
        }
    }

    private String sentence(int words) {
        StringBuilder sentence = new StringBuilder(capitalised());
        for (int i = 1; i < words; i++) {
            sentence.append(i % 12 == 0 ? '\n' : ' ').append(word());
        }
        return sentence.toString();
    }

    private String capitalised() {
        String word = word();
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private String word() {
        return WORDS[random.nextInt(WORDS.length)];
    }

    private String hash() {
        StringBuilder hash = new StringBuilder();
        while (hash.length() < 40) {
            hash.append(Character.forDigit(random.nextInt(16), 16));
        }
        return hash.toString();
    }
}
