package dev.stranded.dashboard.api;

import dev.stranded.dashboard.store.Store;
import io.javalin.http.Context;

/** Says how long and how much is kept. */
public final class Retention {
    private final Store store;

    /** Of {@code store}. */
    public Retention(Store store) {
        this.store = store;
    }

    /** {@code GET /api/v1/kept}: what the store keeps, and how much is there. */
    public void kept(Context context) {
        context.json(store.kept());
    }
}
