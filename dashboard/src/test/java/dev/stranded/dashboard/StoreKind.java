package dev.stranded.dashboard;

import dev.stranded.dashboard.store.Keep;
import dev.stranded.dashboard.store.StoreSettings;
import java.nio.file.Path;

/** What a store can be: tests of it run on each. */
public enum StoreKind {
    /** A file. */
    SQLITE {
        @Override
        public StoreSettings in(Path folder, Keep keep) {
            return new StoreSettings(folder, null, null, null, keep);
        }
    },
    /** A database that may be shared. */
    POSTGRESQL {
        @Override
        public StoreSettings in(Path folder, Keep keep) {
            return new StoreSettings(folder, EmbeddedPostgresql.databaseOf(folder), null, null, keep);
        }
    };

    /** A store that belongs to a folder: asked for again, it is the same. */
    public abstract StoreSettings in(Path folder, Keep keep);

    /** One that keeps as usual. */
    public StoreSettings in(Path folder) {
        return in(folder, Keep.USUAL);
    }
}
