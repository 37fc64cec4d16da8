package dev.stranded.core.census;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The ends of an {@code ArrayBlockingQueue}, whose elements stay at their index until they are taken.
 *
 * <p>An element that is put again may come to stand where it stood before. So constants are not marked, nor what stands
 * behind itself, nor anything in a queue of one place; and a mark to which more are ahead than before is none.
 */
final class ArrayQueueEnds extends QueueEnds {
    private static final JdkField ITEMS = JdkField.of(ArrayBlockingQueue.class, "items");
    private static final JdkField TAKE = JdkField.of(ArrayBlockingQueue.class, "takeIndex");
    private static final JdkField PUT = JdkField.of(ArrayBlockingQueue.class, "putIndex");

    @Override
    @Nullable
    QueueMark first(Object queue, long depth, LongSupplier clock) {
        int take = index(TAKE, queue);
        Object element = at(items(queue), take);
        return element == null ? null : new QueueMark(element, take, 0, depth, clock.getAsLong());
    }

    @Override
    @Nullable
    QueueMark last(Object queue, long depth, LongSupplier clock) {
        Object[] items = items(queue);
        int put = index(PUT, queue);
        if (items.length < 2 || put < 0) {
            return null;
        }
        int last = Math.floorMod(put - 1, items.length);
        Object element = items[last];
        int take = index(TAKE, queue);
        return element == null || isConstant(element) || items[Math.floorMod(put - 2, items.length)] == element
                ? null
                : new QueueMark(element, last, Math.floorMod(last - take, items.length), depth, clock.getAsLong());
    }

    @Override
    boolean holds(Object queue, QueueMark mark) {
        Object[] items = items(queue);
        Object element = at(items, mark.index());
        int take = index(TAKE, queue);
        return element != null
                && mark.refersTo(element)
                && mark.comesNearer(Math.floorMod(mark.index() - take, items.length));
    }

    @Override
    boolean mayRepeat() {
        return true;
    }

    private static boolean isConstant(Object element) {
        return element instanceof Number
                || element instanceof Enum
                || element instanceof Boolean
                || element instanceof Character;
    }

    private static Object[] items(Object queue) {
        return ITEMS.of(queue) instanceof Object[] items ? items : new Object[0];
    }

    private static @Nullable Object at(Object[] items, int index) {
        return index >= 0 && index < items.length ? items[index] : null;
    }

    private static int index(JdkField field, Object queue) {
        return field.of(queue) instanceof Integer index ? index : -1;
    }
}
