package dev.stranded.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A proof by heap dump, under way or over. It is written again whenever it changes; the last line of an id counts.
 *
 * @param jvm identifies this run of the JVM
 * @param id tells it from other proofs of this JVM; that of the command that asked for it, if one did
 * @param stage how far it is
 * @param started when it began
 * @param at when this was written
 * @param sentence what is done, or was found, or went wrong, for people
 * @param percent how much of the stage is done
 * @param dumpBytes how long the dump is
 * @param pauseMillis for how long the JVM stood still
 * @param objects how many objects were searched
 * @param proven how many tasks are proven to be stranded
 * @param excepted how many are but for something, such as an interrupt
 * @param alive how many blocked tasks something can release
 */
public record ProofRun(
        String jvm,
        String id,
        Stage stage,
        Instant started,
        Instant at,
        String sentence,
        @Nullable Long percent,
        @Nullable Long dumpBytes,
        @Nullable Long pauseMillis,
        @Nullable Long objects,
        @Nullable Long proven,
        @Nullable Long excepted,
        @Nullable Long alive)
        implements Message {
    /** The value of {@link #type()}. */
    public static final String TYPE = "proof";

    /** Checks that the keys that must be there are. */
    public ProofRun {
        Required.key(jvm, TYPE, "jvm");
        Required.key(id, TYPE, "id");
        Required.key(stage, TYPE, "stage");
        Required.key(started, TYPE, "started");
        Required.key(at, TYPE, "at");
        Required.key(sentence, TYPE, "sentence");
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** How far a proof is. */
    public enum Stage {
        /** The heap is dumped, and the JVM stands still. */
        DUMPING,
        /** The dump is judged, outside the JVM. */
        JUDGING,
        /** It is over, and the findings say what came of it. */
        DONE,
        /** It did not come to an end; the sentence says why. */
        FAILED;

        @Override
        public String toString() {
            return WireName.of(this);
        }
    }
}
