package dev.stranded.core.report;

import dev.stranded.wire.Message;
import java.io.IOException;
import java.util.List;

/** Where lines go. */
interface Sink {
    /** Hands on some lines, all or none; throws when it can't now. */
    void write(List<Message> messages) throws IOException;
}
