package dev.stranded.demo.receiver;

import java.util.concurrent.ThreadFactory;

/** The JDK's virtual threads, which code for JDK 17 cannot name. */
final class VirtualThreads {
    private VirtualThreads() {}

    /** What {@code Thread.ofVirtual().factory()} is on JDK 21 and later. */
    static ThreadFactory factory() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return (ThreadFactory) Class.forName("java.lang.Thread$Builder")
                    .getMethod("factory")
                    .invoke(builder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("virtual threads need JDK 21 or newer", e);
        }
    }
}
