package dev.stranded.proof.zoo;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** Builds a {@link Plan} of real threads and objects: {@code platform} or {@code virtual}, the file, seed and tasks. */
public final class Planned {
    private static final List<Object> ROOTS = new ArrayList<>();

    /** What tasks have in a local variable, until all is built. */
    private static final List<List<Object>> OWN = new ArrayList<>();

    private Planned() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        Cage.useVirtualThreads(arguments[0].equals("virtual"));
        build(new Plan(Long.parseLong(arguments[2]), Integer.parseInt(arguments[3])));
        Cage.dump(arguments[1], true);
        System.out.println("dumped");
        Runtime.getRuntime().halt(0);
    }

    private static void build(Plan plan) throws InterruptedException {
        List<Object> nodes = new ArrayList<>();
        for (int i = 0; i < plan.holders(); i++) {
            nodes.add(new ArrayList<>());
        }
        for (int i = 0; i < plan.channels(); i++) {
            nodes.add(channel(i));
        }
        List<String> expected = plan.expected();
        CountDownLatch built = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(plan.tasks());
        for (int task = 0; task < plan.tasks(); task++) {
            List<Object> own = new ArrayList<>();
            Object channel = plan.waitsOn(task) < 0 ? null : nodes.get(plan.waitsOn(task));
            nodes.add(Cage.spawn(expected.get(task) + "|" + task, () -> wait(built, begun, channel, own)));
            OWN.add(own);
        }
        for (int node = 0; node < nodes.size(); node++) {
            int task = node - plan.holders() - plan.channels();
            if (node < plan.holders() || task >= 0) {
                @SuppressWarnings("unchecked")
                List<Object> holder = (List<Object>) (task >= 0 ? OWN.get(task) : nodes.get(node));
                plan.strong(node).forEach(to -> holder.add(nodes.get(to)));
                plan.weak(node).forEach(to -> holder.add(new WeakReference<>(nodes.get(to))));
            }
        }
        plan.roots().forEach(root -> ROOTS.add(nodes.get(root)));
        OWN.clear();
        built.countDown();
        begun.await();
        Cage.awaitBlocked();
    }

    private static Object channel(int i) {
        return switch (i % 4) {
            case 0 -> new LinkedBlockingQueue<>();
            case 1 -> new CountDownLatch(1);
            case 2 -> new Semaphore(0);
            default -> new SynchronousQueue<>();
        };
    }

    private static void wait(CountDownLatch built, CountDownLatch begun, Object channel, List<Object> own)
            throws InterruptedException {
        built.await();
        begun.countDown();
        if (channel instanceof BlockingQueue<?> queue) {
            own.add(queue.take());
        } else if (channel instanceof CountDownLatch latch) {
            latch.await();
        } else if (channel instanceof Semaphore permits) {
            permits.acquire();
        } else {
            TimeUnit.HOURS.sleep(1);
        }
        own.clear();
    }
}
