package dev.stranded.core.census;

import java.util.concurrent.LinkedTransferQueue;
import org.jspecify.annotations.Nullable;

/** Counts what lies in a {@code LinkedTransferQueue}, which keeps no count, by its nodes. */
final class TransferQueueNodes {
    /** So many nodes are looked through at a look. */
    static final int MOST = 10_000;

    private static final JdkField HEAD = JdkField.of(LinkedTransferQueue.class, "head");
    private static final @Nullable Class<?> NODE = node();
    private static final JdkField NEXT = JdkField.of(NODE, "next");
    private static final JdkField IS_DATA = JdkField.of(NODE, "isData");
    private static final JdkField ITEM = JdkField.of(NODE, "item");
    private static final JdkField WAITER = JdkField.of(NODE, "waiter");

    private TransferQueueNodes() {}

    /** The elements that nobody waits to see taken; {@value #MOST} stands for that many or more. */
    static long elements(Object queue) {
        long elements = 0;
        Object node = HEAD.of(queue);
        for (int i = 0; node != null && i < MOST; i++) {
            Object item = ITEM.of(node);
            boolean lies = Boolean.TRUE.equals(IS_DATA.of(node)) && item != null && item != node;
            elements += lies && WAITER.of(node) == null ? 1 : 0;
            Object next = NEXT.of(node);
            node = next == node ? null : next;
        }
        return elements;
    }

    /** The class of its nodes; null where this JDK has neither. */
    static @Nullable Class<?> type() {
        return NODE;
    }

    /** Its name is another from JDK 22 on. */
    private static @Nullable Class<?> node() {
        Class<?> before = Jdk.type("java.util.concurrent.LinkedTransferQueue$Node");
        return before == null ? Jdk.type("java.util.concurrent.LinkedTransferQueue$DualNode") : before;
    }
}
