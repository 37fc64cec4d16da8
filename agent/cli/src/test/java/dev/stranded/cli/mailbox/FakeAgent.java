package dev.stranded.cli.mailbox;

import dev.stranded.proof.attach.JvmProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** Answers in this JVM as an agent would, once. */
final class FakeAgent implements AutoCloseable {
    private static final Path REQUEST =
            Path.of("/tmp/.stranded_pid" + ProcessHandle.current().pid());

    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final CountDownLatch attends = new CountDownLatch(1);
    private final Answering answering;
    private final Thread thread;

    private FakeAgent(Answering answering) {
        this.answering = answering;
        this.thread = new Thread(this::attend, "stranded-census");
    }

    /** Does something to the file that the answer is expected in. */
    @FunctionalInterface
    interface Answering {
        void answer(Path answer) throws IOException;
    }

    static FakeAgent that(Answering answering) {
        FakeAgent agent = new FakeAgent(answering);
        agent.thread.start();
        awaitQuietly(agent.attends);
        return agent;
    }

    static FakeAgent saying(String... lines) {
        return that(answer -> {
            Path part = Path.of(answer + ".part");
            Files.writeString(part, String.join("\n", lines) + "\n");
            Files.move(part, answer, StandardCopyOption.ATOMIC_MOVE);
        });
    }

    static Path request() {
        return REQUEST;
    }

    /** The question, less its number. */
    String asked() throws InterruptedException {
        return asked.take().split(" ", 2)[1];
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attend() {
        attends.countDown();
        try {
            while (!Files.exists(REQUEST)) {
                Thread.sleep(5);
            }
            String line = Files.readString(REQUEST);
            asked.add(line);
            answering.answer(Path.of(REQUEST + "." + line.split(" ", 2)[0]));
            while (Files.exists(REQUEST)) {
                Thread.sleep(5);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The operating system may list a thread a little longer than the JVM does. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        JvmProcess self = new JvmProcess(ProcessHandle.current().pid());
        while (Boolean.TRUE.equals(self.hasThread(thread.getName()))) {
            Thread.onSpinWait();
        }
    }
}
