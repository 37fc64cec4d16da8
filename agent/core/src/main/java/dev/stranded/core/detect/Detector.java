package dev.stranded.core.detect;

import dev.stranded.core.census.Look;
import java.util.List;

/** Watches for one kind of finding. */
interface Detector {
    /** Takes in a look; returns all that it holds to be so now, the old and the new. */
    List<Suspicion> examine(Look look);
}
