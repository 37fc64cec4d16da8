package dev.stranded.proof.dump;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** There is nowhere to keep a dump. Its message is a sentence for people: where was looked, what is free and needed. */
public final class NoRoom extends IOException {
    private static final long serialVersionUID = 1L;
    private static final long SPARE_BYTES = 16 << 20;

    private final long neededBytes;
    private final transient List<String> places = new ArrayList<>();

    NoRoom(DumpForecast forecast) {
        this.neededBytes = needed(forecast);
    }

    /** What must be free: a forecast may be wrong, and some JVMs write a dump in parts that they put together. */
    static long needed(DumpForecast forecast) {
        return 2 * forecast.bytes() + SPARE_BYTES;
    }

    void addFree(Path place, long freeBytes) {
        places.add(place + " has " + Amount.bytes(freeBytes));
    }

    void addFailed(Path place, IOException failure) {
        places.add(place + " can't be written to (" + failure + ")");
    }

    @Override
    public String getMessage() {
        return "there is no room for the heap dump, which needs " + Amount.bytes(neededBytes) + ": "
                + String.join(", ", places) + "; free some, or name another folder with -Djava.io.tmpdir=";
    }
}
